package io.lianke.customer.web;

import io.lianke.customer.BulkChange;
import io.lianke.customer.BulkEdit;
import io.lianke.customer.BulkState;
import io.lianke.customer.Customers;
import io.lianke.shared.web.ProblemDocuments;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bulk change as the API shows it.
///
/// @param state `running`, `done`, `cancelled`, `failed`, `undoing` or `undone`
/// @param selection the query, with the names of the list's filters; or `listed`, how many were
/// @param change what was asked
/// @param refusals why customers were left as they are
/// @param restored how many customers an undo put back, wholly or in part
/// @param kept of how many something was left as others made it since
/// @param problem why it failed, or waits
/// @param undoUntil null when it cannot be undone
record BulkChangeBody(
        UUID id,
        String state,
        Map<String, Object> selection,
        BulkEdit change,
        BulkCounts counts,
        List<RefusalBody> refusals,
        int restored,
        int kept,
        @Nullable BulkTrouble problem,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoUntil) {

    /// @param total customers that were chosen
    /// @param changed of those looked at so far
    /// @param unchanged that were already so
    /// @param refused that were left as they are for a reason
    record BulkCounts(int total, int changed, int unchanged, int refused) {}

    record RefusalBody(String code, String detail, int count) {}

    record BulkTrouble(String code, String detail) {}

    static BulkChangeBody of(BulkChange one, HttpServletRequest request) {
        var language = ProblemDocuments.languageOf(request);
        var trouble = one.trouble();
        var counts = one.counts();
        return new BulkChangeBody(
                one.id(),
                one.state().code(),
                one.selection(),
                one.edit(),
                new BulkCounts(
                        counts.total(), counts.changed(), counts.unchanged(), counts.refused()),
                new TreeMap<>(one.refusals())
                        .entrySet().stream()
                                .map(refusal ->
                                        new RefusalBody(
                                                refusal.getKey(),
                                                ProblemDocuments.sentence(
                                                        refusal.getKey(),
                                                        Map.of("max", Customers.TAGS_MAX),
                                                        language),
                                                refusal.getValue()))
                                .toList(),
                one.restored(),
                one.kept(),
                trouble == null
                        ? null
                        : new BulkTrouble(
                                trouble.code(),
                                one.state() == BulkState.FAILED
                                        ? ProblemDocuments.sentence(
                                                trouble.code(), trouble.arguments(), language)
                                        : ProblemDocuments.title(trouble.code(), language)),
                one.createdBy(),
                one.createdAt(),
                one.finishedAt(),
                one.undoUntil());
    }
}
