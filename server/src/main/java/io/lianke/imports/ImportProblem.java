package io.lianke.imports;

import io.lianke.imports.reading.UnreadableFileException;
import io.lianke.shared.Problem;
import java.util.Map;

/// What imports refuse.
public final class ImportProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private ImportProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    static ImportProblem unreadable(UnreadableFileException unreadable) {
        return new ImportProblem(unreadable.code(), 422, unreadable.arguments());
    }

    static ImportProblem fileTooLarge(long megabytesMax) {
        return new ImportProblem(
                "imports/file-too-large", 413, Map.of("megabytesMax", megabytesMax));
    }

    static ImportProblem fileUnknown() {
        return new ImportProblem("imports/file-unknown", 404, Map.of());
    }

    static ImportProblem fileGone() {
        return new ImportProblem("imports/file-gone", 410, Map.of());
    }

    static ImportProblem unknown() {
        return new ImportProblem("imports/unknown", 404, Map.of());
    }

    static ImportProblem mappingUnknown() {
        return new ImportProblem("imports/mapping-unknown", 404, Map.of());
    }

    static ImportProblem wrongState(ImportState state, ImportState.Action action) {
        return new ImportProblem(
                "imports/wrong-state", 409, Map.of("state", state.code(), "action", action.code()));
    }

    static ImportProblem dryRun() {
        return new ImportProblem("imports/dry-run-changed-nothing", 409, Map.of());
    }

    static ImportProblem rowNotFailed(int row) {
        return new ImportProblem("imports/row-not-failed", 404, Map.of("row", row));
    }

    static ImportProblem tooManyRepairs(int repairsMax) {
        return new ImportProblem("imports/too-many-repairs", 422, Map.of("repairsMax", repairsMax));
    }

    static ImportProblem nothingRepaired() {
        return new ImportProblem("imports/nothing-repaired", 409, Map.of());
    }

    static ImportProblem keyReused() {
        return new ImportProblem("imports/idempotency-key-reused", 422, Map.of());
    }

    public static ImportProblem partMissing(String part) {
        return new ImportProblem("imports/part-missing", 400, Map.of("part", part));
    }

    public static ImportProblem badSpec(String reason) {
        return new ImportProblem("imports/bad-spec", 400, Map.of("reason", reason));
    }
}
