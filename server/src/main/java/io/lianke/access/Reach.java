package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.database.ReachBinding;
import io.lianke.postgres.Limit;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.QuantifiedSelect;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The rows that the running code may see and write at most. Bound with the caller; each
/// transaction takes it on as it begins, and from then on the database's policies leave out every
/// other row, whichever statement asks. Work that nobody asked for reaches everything.
///
/// @param limit null: everything
/// @param reached codes of stores, or ids of the staff whose customers are meant
/// @param sharedWith the member with whom single records are shared besides; null: nothing is
public record Reach(@Nullable Limit limit, Set<String> reached, @Nullable UUID sharedWith) {
    public static final Reach EVERYTHING = new Reach(null, Set.of());
    private static final ScopedValue<Reach> CURRENT = ScopedValue.newInstance();

    public Reach {
        reached = Set.copyOf(reached);
    }

    public Reach(@Nullable Limit limit, Set<String> reached) {
        this(limit, reached, null);
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

    /// Whether everything in reach there is in reach here. Stores and owners do not compare.
    boolean covers(Reach other) {
        return everything()
                || (limit == other.limit
                        && reached.containsAll(other.reached)
                        && (!other.hasShared() || Objects.equals(sharedWith, other.sharedWith)));
    }

    /// The same with what is shared with a member besides.
    Reach shared(UUID member) {
        return everything() ? this : new Reach(limit, reached, member);
    }

    public boolean hasShared() {
        return sharedWith != null;
    }

    /// Whether something of this store may be seen and written, whatever is shared besides.
    ///
    /// @param code null: of no store
    public boolean ofStore(@Nullable String code) {
        return limit != Limit.STORES || (code != null && reached.contains(code));
    }

    /// Whether something that this member looks after may be seen and written, whatever is shared
    /// besides.
    ///
    /// @param staff null: that nobody looks after
    public boolean ofOwner(@Nullable UUID staff) {
        return limit != Limit.OWNERS || (staff != null && reached.contains(staff.toString()));
    }

    /// The one store that is all there is to see.
    public Optional<String> onlyStore() {
        return hasShared() ? Optional.empty() : oneStore();
    }

    /// The one store that there is to see beside what is shared.
    public Optional<String> oneStore() {
        return limit == Limit.STORES && reached.size() == 1
                ? Optional.of(reached.iterator().next())
                : Optional.empty();
    }

    /// What the policies say for whoever sees one store only, as an ordinary condition, so that the
    /// store's index is found.
    public Condition near(Field<String> store, Field<UUID> record) {
        return oneStore()
                .map(store::eq)
                .map(only -> hasShared() ? only.or(shared(record)) : only)
                .orElse(DSL.noCondition());
    }

    /// That a row is within reach, whatever is shared: as an ordinary condition, where an act takes
    /// more than seeing.
    public Condition within(Field<String> store, Field<UUID> owner) {
        var all = reached.toArray(String[]::new);
        return switch (limit) {
            case null -> DSL.noCondition();
            case STORES, STORES_AND_SHARED -> store.eq(DSL.any(all));
            case OWNERS, OWNERS_AND_SHARED -> owner.cast(String.class).eq(DSL.any(all));
        };
    }

    /// That a record is one of those shared with the member, to read at least.
    public static Condition shared(Field<UUID> record) {
        return record.eq(any(Routines.sharedRecords()));
    }

    /// That a record is one of those shared with the member to change.
    public static Condition writable(Field<UUID> record) {
        return record.eq(any(Routines.writableRecords()));
    }

    /// Asked once for a statement.
    private static QuantifiedSelect<Record1<UUID>> any(Field<UUID[]> records) {
        return DSL.any(DSL.field(DSL.select(records)).cast(UUID[].class));
    }

    ReachBinding.@Nullable Limited limited() {
        if (limit == null) {
            return null;
        }
        return new ReachBinding.Limited(
                sharedWith == null ? limit : limit.andShared(), reached, sharedWith);
    }
}
