package io.lianke.imports.web;

import io.lianke.imports.ImportErrors;
import io.lianke.shared.web.ProblemDocuments;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of the file with something wrong in it.
///
/// @param mended it was corrected and waits for a retry
record FailedRowBody(int row, List<ReasonBody> reasons, Map<String, String> cells, boolean mended) {

    /// @param warning the row was imported all the same
    record ReasonBody(@Nullable String column, String code, String detail, boolean warning) {}

    static FailedRowBody of(ImportErrors.FailedRow row, Locale language) {
        return new FailedRowBody(
                row.row(),
                row.reasons().stream()
                        .map(r ->
                                new ReasonBody(
                                        r.column(),
                                        r.code(),
                                        ProblemDocuments.sentence(
                                                r.code(), r.arguments(), language),
                                        r.warning()))
                        .toList(),
                row.cells(),
                row.mended());
    }
}
