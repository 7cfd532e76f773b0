package io.lianke.access;

import io.lianke.database.ReachBinding;
import io.lianke.postgres.Limit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows that the running code may see and write at most. Bound with the caller; each
/// transaction takes it on as it begins, and from then on the database's policies leave out every
/// other row, whichever statement asks. Work that nobody asked for reaches everything.
///
/// @param limit null: everything
/// @param reached codes of stores, or ids of the staff whose customers are meant
public record Reach(@Nullable Limit limit, Set<String> reached) {
    public static final Reach EVERYTHING = new Reach(null, Set.of());
    private static final ScopedValue<Reach> CURRENT = ScopedValue.newInstance();

    public Reach {
        reached = Set.copyOf(reached);
    }

    static Reach of(RowScope scope, Collection<String> reached) {
        return switch (scope) {
            case OWN, TEAM -> new Reach(Limit.OWNERS, Set.copyOf(reached));
            case STORE, SUBTREE -> new Reach(Limit.STORES, Set.copyOf(reached));
            case ALL -> EVERYTHING;
        };
    }

    public static Reach current() {
        return CURRENT.orElse(EVERYTHING);
    }

    public <R, X extends Throwable> R call(ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    public boolean everything() {
        return limit == null;
    }

    /// Whether something of this store may be seen and written.
    ///
    /// @param code null: of no store
    public boolean ofStore(@Nullable String code) {
        return limit != Limit.STORES || (code != null && reached.contains(code));
    }

    /// Whether something that this member looks after may be seen and written.
    ///
    /// @param staff null: that nobody looks after
    public boolean ofOwner(@Nullable UUID staff) {
        return limit != Limit.OWNERS || (staff != null && reached.contains(staff.toString()));
    }

    /// The one store that is all there is to see.
    public Optional<String> onlyStore() {
        return limit == Limit.STORES && reached.size() == 1
                ? Optional.of(reached.iterator().next())
                : Optional.empty();
    }

    ReachBinding.@Nullable Limited limited() {
        return limit == null ? null : new ReachBinding.Limited(limit, reached);
    }
}
