package io.lianke.audit;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who the running code acts for.
///
/// @param id of the user or key; null for the system and for somebody who has not signed in
/// @param ip the caller's address, if there is a caller
public record Actor(Kind kind, @Nullable UUID id, String name, @Nullable String ip) {
    private static final ScopedValue<Actor> CURRENT = ScopedValue.newInstance();
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "system", null);

    public enum Kind {
        USER,
        API_KEY,
        SYSTEM,
        ANONYMOUS;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The bound actor; the system when nobody asked.
    public static Actor current() {
        return CURRENT.orElse(SYSTEM);
    }

    public <R, X extends Throwable> R call(ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
