package io.lianke.exports.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.StepUp;
import io.lianke.exports.Export;
import io.lianke.exports.ExportFormat;
import io.lianke.exports.ExportOrder;
import io.lianke.exports.ExportedList;
import io.lianke.exports.Exports;
import io.lianke.shared.Page;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.web.ProblemDocuments;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lists taken away as files.
@RestController
class ExportController {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmm").withZone(ZoneOffset.UTC);

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    /// @param object `customers` or `orders`
    /// @param query the list's filters and sort by the names of its parameters
    /// @param columns names in the order of the file
    /// @param format `csv` or `xlsx`
    record NewExport(
            @NotBlank @Size(max = 20) String object,
            @NotNull @Size(max = ExportOrder.FILTERS_MAX)
                    Map<
                                    @NotNull @Size(max = 40) String,
                                    @NotNull @Size(max = ExportOrder.FILTER_CHARS_MAX) String>
                            query,
            @NotNull @Size(min = 1, max = ExportOrder.COLUMNS_MAX)
                    List<@NotNull @Size(max = 100) String> columns,
            @NotBlank @Size(max = 10) String format) {
        ExportOrder toOrder(Locale language) {
            return new ExportOrder(
                    ExportedList.of(object).orElseThrow(() -> choice("/object")),
                    query,
                    columns,
                    ExportFormat.of(format).orElseThrow(() -> choice("/format")),
                    language);
        }

        private static RequestProblem choice(String pointer) {
            return RequestProblem.invalid(pointer, "request/choice", Map.of());
        }
    }

    /// Why an export failed, in the caller's language.
    record ExportTrouble(String code, String detail) {}

    /// @param state `waiting`, `running`, `done`, `failed`, `cancelled` or `expired`
    /// @param rowsExpected how many there were at the start; null when nobody counted so far
    /// @param handedOut whether somebody has the file: it can be downloaded once
    /// @param expiresAt until when the file can be downloaded; null until there is one
    record ExportBody(
            UUID id,
            String object,
            Map<String, String> query,
            List<String> columns,
            String format,
            String state,
            long rowsDone,
            @Nullable Long rowsExpected,
            @Nullable Long bytes,
            int downloads,
            boolean handedOut,
            @Nullable ExportTrouble trouble,
            String maker,
            boolean own,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable Instant expiresAt) {
        static ExportBody of(Export export, HttpServletRequest request) {
            var code = export.problemCode();
            var order = export.order();
            return new ExportBody(
                    export.id(),
                    order.object().code(),
                    order.query(),
                    order.columns(),
                    order.format().code(),
                    export.state().code(),
                    export.rowsDone(),
                    export.rowsExpected(),
                    export.bytes(),
                    export.downloads(),
                    export.handedOut(),
                    code == null ? null : trouble(code, export.problemArguments(), request),
                    export.maker(),
                    export.own(),
                    export.createdAt(),
                    export.finishedAt(),
                    export.purgeAt());
        }

        private static ExportTrouble trouble(
                String code, Map<String, Object> arguments, HttpServletRequest request) {
            return new ExportTrouble(
                    code,
                    ProblemDocuments.sentence(
                            code, arguments, ProblemDocuments.languageOf(request)));
        }
    }

    record ExportList(List<ExportBody> items, @Nullable String nextPageToken) {}

    @Requires({Permission.CUSTOMER_EXPORT, Permission.ORDER_EXPORT})
    @StepUp
    @PostMapping("/api/v1/exports")
    @ResponseStatus(HttpStatus.CREATED)
    ExportBody startExport(@Valid @RequestBody NewExport body, HttpServletRequest request) {
        var order = body.toOrder(ProblemDocuments.languageOf(request));
        return ExportBody.of(exports.start(order), request);
    }

    @Requires({Permission.CUSTOMER_EXPORT, Permission.ORDER_EXPORT})
    @GetMapping("/api/v1/exports")
    ExportList listExports(
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken,
            HttpServletRequest request) {
        var page = exports.list(pageSize, pageToken);
        return new ExportList(
                page.items().stream().map(export -> ExportBody.of(export, request)).toList(),
                page.nextPageToken());
    }

    @Requires({Permission.CUSTOMER_EXPORT, Permission.ORDER_EXPORT})
    @GetMapping("/api/v1/exports/{id}")
    ExportBody getExport(@PathVariable UUID id, HttpServletRequest request) {
        return ExportBody.of(exports.get(id), request);
    }

    @Requires({Permission.CUSTOMER_EXPORT, Permission.ORDER_EXPORT})
    @PostMapping("/api/v1/exports/{id}:cancel")
    ExportBody cancelExport(@PathVariable UUID id, HttpServletRequest request) {
        return ExportBody.of(exports.cancel(id), request);
    }

    @Requires({Permission.CUSTOMER_EXPORT, Permission.ORDER_EXPORT})
    @GetMapping("/api/v1/exports/{id}/file")
    void downloadExport(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var download = exports.download(id);
        try (var content = download.content()) {
            var order = download.export().order();
            response.setContentType(order.format().mediaType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(
                                    order.object().code()
                                            + "-"
                                            + STAMP.format(download.export().createdAt())
                                            + "."
                                            + order.format().code(),
                                    StandardCharsets.UTF_8)
                            .build()
                            .toString());
            var bytes = download.export().bytes();
            if (bytes != null) {
                response.setContentLengthLong(bytes);
            }
            send(id, content, response.getOutputStream());
        }
    }

    private void send(UUID id, InputStream content, OutputStream out) throws IOException {
        try {
            content.transferTo(out);
            out.flush();
        } catch (IOException broken) {
            exports.broke(id);
            throw broken;
        }
        exports.arrived(id);
    }
}
