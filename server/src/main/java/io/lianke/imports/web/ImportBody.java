package io.lianke.imports.web;

import io.lianke.imports.Import;
import io.lianke.imports.ImportState;
import io.lianke.imports.SpecDocument;
import io.lianke.shared.web.ProblemDocuments;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An import as the API shows it.
///
/// @param undone by `removed`, `restored` and `kept`
/// @param errorsUrl of the file with the rows that failed; null when none has
record ImportBody(
        UUID id,
        String state,
        String kind,
        String phase,
        boolean dryRun,
        Import.File file,
        SpecDocument spec,
        RowCounts rows,
        Import.Counts created,
        Import.Counts updated,
        Import.Progress progress,
        @Nullable TroubleBody problem,
        Map<String, Import.Counts> undone,
        int repairsWaiting,
        @Nullable String errorsUrl,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    record RowCounts(long total, long imported, long skipped, long failed) {}

    record TroubleBody(String code, String detail) {}

    static ImportBody of(Import one, HttpServletRequest request) {
        var rows = one.rows();
        var problem = one.problem();
        var language = ProblemDocuments.languageOf(request);
        return new ImportBody(
                one.id(),
                one.state().code(),
                String.valueOf(one.spec().kind()),
                one.phase(),
                Boolean.TRUE.equals(one.spec().dryRun()),
                one.file(),
                one.spec(),
                new RowCounts(rows.total(), rows.imported(), rows.skipped(), rows.failed()),
                one.created(),
                one.updated(),
                one.progress(),
                problem == null
                        ? null
                        : new TroubleBody(
                                problem.code(),
                                one.state() == ImportState.RUNNING
                                        ? ProblemDocuments.title(problem.code(), language)
                                        : ProblemDocuments.sentence(
                                                problem.code(), problem.arguments(), language)),
                one.undone().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                one.repairsWaiting(),
                rows.failed() == 0 ? null : "/api/v1/imports/" + one.id() + "/errors.csv",
                one.createdBy(),
                one.createdAt(),
                one.finishedAt());
    }
}
