package io.lianke.imports.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.imports.ErrorFile;
import io.lianke.imports.ImportErrors;
import io.lianke.imports.ImportFiles;
import io.lianke.imports.ImportProblem;
import io.lianke.imports.Imports;
import io.lianke.imports.SpecDocument;
import io.lianke.shared.Page;
import io.lianke.shared.web.ProblemDocuments;
import io.lianke.shared.web.Unreadable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Imports: started, watched, held, mended and taken back.
@RestController
class ImportController {
    private final Imports imports;
    private final ImportErrors errors;
    private final ImportFiles files;
    private final Uploads uploads;
    private final JsonMapper json;

    ImportController(
            Imports imports,
            ImportErrors errors,
            ImportFiles files,
            Uploads uploads,
            JsonMapper json) {
        this.imports = imports;
        this.errors = errors;
        this.files = files;
        this.uploads = uploads;
        this.json = json;
    }

    record NewImport(@NotNull UUID fileId, @NotNull @Valid SpecDocument spec) {}

    record ImportList(List<ImportBody> items, @Nullable String nextPageToken) {}

    record FailedRowList(List<FailedRowBody> items, @Nullable String nextPageToken) {}

    record RowRepair(@NotNull @Size(min = 1, max = 1000) Map<String, @NotNull String> values) {}

    /// Starts an import of a file that is sent along: a part `file`, and a part `spec` of JSON.
    @Requires(Permission.IMPORT_RUN)
    @PostMapping(path = "/api/v1/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ImportBody uploadImport(
            HttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable @Size(max = 255)
                    String key)
            throws IOException {
        return uploads.receive(
                request,
                () -> {
                    var spec = spec(Uploads.text(request, "spec"));
                    var file = Uploads.keep(request, files::keep);
                    return ImportBody.of(imports.start(file, spec, key), request);
                });
    }

    /// Starts an import of a file that was uploaded before.
    @Requires(Permission.IMPORT_RUN)
    @PostMapping(path = "/api/v1/imports", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ImportBody startImport(@Valid @RequestBody NewImport body, HttpServletRequest request) {
        return ImportBody.of(imports.start(body.fileId(), body.spec(), null), request);
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping("/api/v1/imports")
    ImportList listImports(
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken,
            HttpServletRequest request) {
        var page = imports.list(pageSize, pageToken);
        return new ImportList(
                page.items().stream().map(one -> ImportBody.of(one, request)).toList(),
                page.nextPageToken());
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping("/api/v1/imports/{id}")
    ImportBody getImport(@PathVariable UUID id, HttpServletRequest request) {
        return ImportBody.of(imports.get(id), request);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/api/v1/imports/{id}:pause")
    ImportBody pauseImport(@PathVariable UUID id, HttpServletRequest request) {
        return ImportBody.of(imports.pause(id), request);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/api/v1/imports/{id}:resume")
    ImportBody resumeImport(@PathVariable UUID id, HttpServletRequest request) {
        return ImportBody.of(imports.resume(id), request);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/api/v1/imports/{id}:cancel")
    ImportBody cancelImport(@PathVariable UUID id, HttpServletRequest request) {
        return ImportBody.of(imports.cancel(id), request);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/api/v1/imports/{id}:rollback")
    ImportBody rollBackImport(@PathVariable UUID id, HttpServletRequest request) {
        return ImportBody.of(imports.rollBack(id), request);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/api/v1/imports/{id}:retry")
    ImportBody retryImport(@PathVariable UUID id, HttpServletRequest request) {
        return ImportBody.of(imports.retry(id), request);
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping("/api/v1/imports/{id}/errors")
    FailedRowList listImportErrors(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken,
            HttpServletRequest request) {
        var language = ProblemDocuments.languageOf(request);
        var page = errors.list(id, pageSize, pageToken);
        return new FailedRowList(
                page.items().stream().map(row -> FailedRowBody.of(row, language)).toList(),
                page.nextPageToken());
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping(path = "/api/v1/imports/{id}/errors.csv")
    void downloadImportErrors(
            @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (ErrorFile file = errors.file(id)) {
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"errors-" + id + ".csv\"");
            var out =
                    new BufferedWriter(
                            new OutputStreamWriter(
                                    response.getOutputStream(), StandardCharsets.UTF_8));
            file.write(out, ProblemDocuments.languageOf(request));
            out.flush();
        }
    }

    @Requires(Permission.IMPORT_RUN)
    @PutMapping("/api/v1/imports/{id}/rows/{row}")
    FailedRowBody repairImportRow(
            @PathVariable UUID id,
            @PathVariable @Min(1) int row,
            @Valid @RequestBody RowRepair repair,
            HttpServletRequest request) {
        return FailedRowBody.of(
                errors.repair(id, row, repair.values()), ProblemDocuments.languageOf(request));
    }

    private SpecDocument spec(String text) {
        try {
            return json.readValue(text, SpecDocument.class);
        } catch (JacksonException unreadable) {
            throw ImportProblem.badSpec(Unreadable.reason(unreadable));
        }
    }
}
