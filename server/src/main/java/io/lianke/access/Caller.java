package io.lianke.access;

import io.lianke.audit.Actor;
import io.lianke.tenancy.Tenant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody whose session or key was recognised, in one tenant.
public sealed interface Caller {
    ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    Tenant tenant();

    Role role();

    RowScope scope();

    Reach reach();

    /// How the audit names this caller.
    ///
    /// @param ip the address; null for work that goes on after the request
    Actor actor(@Nullable String ip);

    /// Does work as this caller, after the request.
    default <R, X extends Throwable> R call(ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(CURRENT, this)
                .call(() -> reach().call(() -> actor(null).call(work)));
    }

    /// What the role permits; of that, who does not see everything keeps what stays within a part,
    /// and from whom fields are kept, what does not show whole records.
    default Set<Permission> permissions() {
        var whole = role().fields().nothing();
        return reach().everything() && whole
                ? role().permissions()
                : role().permissions().stream()
                        .filter(permission ->
                                (permission.limitable() || reach().everything())
                                        && (whole || !permission.wholeRecords()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// What the role permits, but is for those only who see everything.
    default Set<Permission> withheld() {
        return role().permissions().stream()
                .filter(permission -> !permissions().contains(permission))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Optional<Caller> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /// A person at the console.
    record Staff(
            UUID sessionId,
            UUID userId,
            String email,
            String displayName,
            String locale,
            boolean platformOperator,
            Tenant tenant,
            Role role,
            RowScope scope,
            Reach reach)
            implements Caller {

        @Override
        public Actor actor(@Nullable String ip) {
            return new Actor(Actor.Kind.USER, userId, displayName, ip);
        }
    }

    /// A program with an API key. It belongs to no store, and sees everything.
    record Program(UUID keyId, String name, Tenant tenant, Role role) implements Caller {
        @Override
        public RowScope scope() {
            return RowScope.ALL;
        }

        @Override
        public Reach reach() {
            return Reach.EVERYTHING;
        }

        @Override
        public Actor actor(@Nullable String ip) {
            return new Actor(Actor.Kind.API_KEY, keyId, name, ip);
        }
    }
}
