package io.lianke.organization;

import io.lianke.access.Caller;
import io.lianke.access.Callers;
import io.lianke.access.Members;
import io.lianke.access.Permission;
import io.lianke.access.Reach;
import io.lianke.access.SeenRecords;
import io.lianke.access.Shares;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Says what a member sees and may do, as it comes down to places, colleagues and numbers. Numbers
/// are counted as the member, in transactions of their own.
@Component
public class Sights {
    private final Members members;
    private final Callers callers;
    private final Shares shares;
    private final Stores stores;
    private final ObjectProvider<SeenRecords> records;
    private final TransactionOperations transactions;

    Sights(
            Members members,
            Callers callers,
            Shares shares,
            Stores stores,
            ObjectProvider<SeenRecords> records,
            TransactionOperations transactions) {
        this.members = members;
        this.callers = callers;
        this.shares = shares;
        this.stores = stores;
        this.records = records;
        this.transactions = transactions;
    }

    /// Whether a member may do something, or what is in the way.
    public enum May {
        YES,
        /// The role does not hold it.
        NOT_BY_ROLE,
        /// The role holds it, but it is for those only who see everything.
        NOT_BY_SCOPE
    }

    /// How many of a kind of record the member sees now.
    public record Seen(String kind, SeenRecords.Count count) {}

    /// @param active whether the member can sign in; who cannot sees nothing and may do nothing
    /// @param stores that the member sees by the scope, as far as whoever asks sees them too
    /// @param storeCount of all that the member sees by the scope
    /// @param colleagues whose customers the member sees
    /// @param seen told of others to those only who see everything
    /// @param shared how many records are shared with the member
    public record Sight(
            Members.Member member,
            boolean active,
            Map<Permission, May> may,
            List<Store> stores,
            int storeCount,
            List<Members.Colleague> colleagues,
            List<Seen> seen,
            int shared) {
        public Sight {
            may = Map.copyOf(may);
            stores = List.copyOf(stores);
            colleagues = List.copyOf(colleagues);
            seen = List.copyOf(seen);
        }
    }

    public Sight of(UUID id) {
        var member = members.get(id);
        var found = callers.person(id);
        var shared = transactions.execute(_ -> shares.with(id).size());
        if (found.isEmpty()) {
            var may = new EnumMap<Permission, May>(Permission.class);
            for (var permission : Permission.values()) {
                may.put(permission, May.NOT_BY_ROLE);
            }
            return new Sight(member, false, may, List.of(), 0, List.of(), List.of(), shared);
        }
        var caller = found.get();
        var places = places(caller);
        return new Sight(
                member,
                true,
                may(caller),
                places,
                storeCount(caller),
                colleagues(caller),
                mayKnow(id) ? seen(caller) : List.of(),
                shared);
    }

    /// How many there are beyond the asker's own part is not told.
    private static boolean mayKnow(UUID id) {
        return Reach.current().everything()
                || (Caller.current().orElse(null) instanceof Caller.Staff staff
                        && staff.userId().equals(id));
    }

    private static Map<Permission, May> may(Caller caller) {
        var may = new EnumMap<Permission, May>(Permission.class);
        for (var permission : Permission.values()) {
            may.put(
                    permission,
                    caller.permissions().contains(permission)
                            ? May.YES
                            : caller.withheld().contains(permission)
                                    ? May.NOT_BY_SCOPE
                                    : May.NOT_BY_ROLE);
        }
        return may;
    }

    private List<Store> places(Caller caller) {
        return switch (caller.scope()) {
            case STORE, SUBTREE ->
                    stores.list().stream()
                            .filter(store -> caller.reach().ofStore(store.code()))
                            .toList();
            case OWN, TEAM, ALL -> List.of();
        };
    }

    private static int storeCount(Caller caller) {
        return switch (caller.scope()) {
            case STORE, SUBTREE -> caller.reach().reached().size();
            case OWN, TEAM, ALL -> 0;
        };
    }

    private List<Members.Colleague> colleagues(Caller caller) {
        return switch (caller.scope()) {
            case OWN, TEAM -> named(caller.reach().reached());
            case STORE, SUBTREE, ALL -> List.of();
        };
    }

    private List<Members.Colleague> named(Collection<String> ids) {
        Set<UUID> wanted = ids.stream().map(UUID::fromString).collect(Collectors.toSet());
        var named = new ArrayList<>(members.colleagues(wanted).values());
        named.sort(
                Comparator.comparing(Members.Colleague::name).thenComparing(Members.Colleague::id));
        return named;
    }

    private List<Seen> seen(Caller caller) {
        return records.orderedStream()
                .filter(record -> caller.permissions().contains(record.needs()))
                .map(record -> new Seen(record.kind(), caller.call(record::count)))
                .sorted(Comparator.comparing(Seen::kind))
                .toList();
    }
}
