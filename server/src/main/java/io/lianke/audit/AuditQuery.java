package io.lianke.audit;

import static io.lianke.audit.db.Tables.ENTRIES;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Which entries a list shows; null is no condition.
///
/// @param objectId of an object of that type
/// @param from the first instant, `to` the first one after
public record AuditQuery(
        @Nullable Who who,
        @Nullable String action,
        @Nullable String objectType,
        @Nullable String objectId,
        AuditEntry.@Nullable Outcome outcome,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null, null, null);

    // An id is made a moment before or after its entry's time, never as much.
    private static final Duration APART = Duration.ofHours(1);

    /// One actor.
    ///
    /// @param id null for the system, and for whoever had not signed in
    public record Who(Actor.Kind kind, @Nullable UUID id) {}

    Condition condition() {
        var all = new ArrayList<Condition>();
        if (who != null) {
            all.add(ENTRIES.ACTOR_KIND.eq(who.kind().code()));
            all.add(who.id() == null ? ENTRIES.ACTOR_ID.isNull() : ENTRIES.ACTOR_ID.eq(who.id()));
        }
        if (action != null) {
            all.add(ENTRIES.ACTION.eq(action));
        }
        if (objectType != null) {
            all.add(ENTRIES.OBJECT_TYPE.eq(objectType));
        }
        if (objectId != null) {
            all.add(ENTRIES.OBJECT_ID.eq(objectId));
        }
        if (outcome != null) {
            // Said in the statement, so that the index of refusals is seen to fit.
            all.add(ENTRIES.OUTCOME.eq(DSL.inline(outcome.name().toLowerCase(Locale.ROOT))));
        }
        if (from != null) {
            all.add(since(from));
        }
        if (to != null) {
            all.add(ENTRIES.AT.lt(to).and(ENTRIES.ID.lt(firstId(to.plus(APART)))));
        }
        return DSL.and(all);
    }

    static Condition since(Instant from) {
        return ENTRIES.AT.ge(from).and(ENTRIES.ID.ge(firstId(from.minus(APART))));
    }

    /// The lowest UUIDv7 of a millisecond: ids are in the order of time.
    static UUID firstId(Instant at) {
        return new UUID(Math.max(0, at.toEpochMilli()) << 16, 0);
    }
}
