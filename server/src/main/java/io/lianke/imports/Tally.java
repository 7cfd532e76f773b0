package io.lianke.imports;

import io.lianke.imports.Change.Kind;
import java.util.EnumMap;

/// What a chunk of work did, to be added to its run.
final class Tally {
    long imported;
    long skipped;
    long failed;
    private final EnumMap<Kind, long[]> created = new EnumMap<>(Kind.class);
    private final EnumMap<Kind, long[]> updated = new EnumMap<>(Kind.class);

    void created(Kind kind, long count) {
        created.computeIfAbsent(kind, _ -> new long[1])[0] += count;
    }

    void updated(Kind kind, long count) {
        updated.computeIfAbsent(kind, _ -> new long[1])[0] += count;
    }

    long created(Kind kind) {
        var count = created.get(kind);
        return count == null ? 0 : count[0];
    }

    long updated(Kind kind) {
        var count = updated.get(kind);
        return count == null ? 0 : count[0];
    }
}
