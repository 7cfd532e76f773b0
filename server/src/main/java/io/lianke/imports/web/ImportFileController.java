package io.lianke.imports.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.imports.ImportFiles;
import io.lianke.imports.ImportMappings;
import io.lianke.imports.SpecDocument;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Files before they are imported, and how such files are mapped.
@RestController
class ImportFileController {
    private final ImportFiles files;
    private final ImportMappings mappings;
    private final Uploads uploads;

    ImportFileController(ImportFiles files, ImportMappings mappings, Uploads uploads) {
        this.files = files;
        this.uploads = uploads;
        this.mappings = mappings;
    }

    record ProposalRequest(@NotBlank @Size(max = 20) String kind) {}

    record MappingRequest(
            @NotNull @Size(min = 1, max = 1000) List<@NotNull @Size(max = 500) String> columns,
            @NotNull @Valid SpecDocument spec) {}

    record MappingList(List<ImportMappings.Mapping> items) {}

    @Requires(Permission.IMPORT_RUN)
    @PostMapping(path = "/api/v1/import-files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ImportFiles.Inspected uploadImportFile(HttpServletRequest request) throws IOException {
        return uploads.receive(request, () -> files.inspect(Uploads.keep(request, files::upload)));
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping("/api/v1/import-files/{fileId}")
    ImportFiles.Inspected getImportFile(@PathVariable UUID fileId) {
        return files.inspect(fileId);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/api/v1/import-files/{fileId}:propose")
    ImportMappings.Proposal proposeMapping(
            @PathVariable UUID fileId, @Valid @RequestBody ProposalRequest request) {
        return mappings.propose(fileId, request.kind());
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping("/api/v1/import-mappings")
    MappingList listImportMappings() {
        return new MappingList(mappings.list());
    }

    @Requires(Permission.IMPORT_RUN)
    @PutMapping("/api/v1/import-mappings")
    ImportMappings.Mapping saveImportMapping(@Valid @RequestBody MappingRequest request) {
        return mappings.save(request.columns(), request.spec());
    }

    @Requires(Permission.IMPORT_RUN)
    @DeleteMapping("/api/v1/import-mappings/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteImportMapping(@PathVariable UUID id) {
        mappings.delete(id);
    }
}
