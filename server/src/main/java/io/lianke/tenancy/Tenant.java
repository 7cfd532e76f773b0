package io.lianke.tenancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The organization that the running code works for.
public record Tenant(UUID id) {
    private static final ScopedValue<Tenant> CURRENT = ScopedValue.newInstance();

    /// The bound tenant.
    ///
    /// @throws IllegalStateException when none is bound: code that needs a tenant must never guess
    ///   one
    public static Tenant current() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("No tenant bound"));
    }

    static @Nullable UUID boundId() {
        return CURRENT.isBound() ? CURRENT.get().id() : null;
    }

    public <R, X extends Throwable> R call(ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }
}
