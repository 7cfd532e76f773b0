package io.lianke.audit;

import io.lianke.audit.chain.ChainEnd;
import io.lianke.audit.chain.ChainTail;
import io.lianke.audit.chain.Sealer;
import io.lianke.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks now and then whether the newest part of each chain is still what was sealed, and whether
/// what was its end at the last look is still in it, however it has grown since: what was changed
/// lately shows within a minute, and all of it with `./lianke audit verify`.
///
/// Not for several threads.
@Component
public class ChainWatch {
    /// Entries of each chain that are reckoned anew.
    static final int TAIL = 200;

    /// Chains of one look; the others are looked at in turn.
    private static final int CHAINS = 50;

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Map<UUID, ChainEnd> ends = new HashMap<>();
    private @Nullable UUID lookedAt;

    ChainWatch(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /// A chain that is not what it was.
    ///
    /// @param position of the first entry that does not fit
    public record Broken(Tenant tenant, long position) {}

    /// Looks at some chains.
    ///
    /// @param busy tenants that are looked at in any case
    public List<Broken> look(Set<Tenant> busy) {
        var all =
                Optional.ofNullable(transactions.execute(_ -> Sealer.ends(sql)))
                        .orElseGet(List::of)
                        .stream()
                        .sorted(Comparator.comparing(ChainEnd::tenant))
                        .toList();
        var broken = new ArrayList<Broken>();
        for (var end : all) {
            cut(end).ifPresent(broken::add);
            ends.put(end.tenant(), end);
        }
        for (var gone : Set.copyOf(ends.keySet())) {
            if (all.stream().noneMatch(end -> end.tenant().equals(gone))) {
                broken.add(new Broken(new Tenant(gone), 1));
            }
        }
        var turn = turn(all);
        for (var end : all) {
            if (turn.contains(end) || busy.contains(new Tenant(end.tenant()))) {
                tail(end).ifPresent(broken::add);
            }
        }
        return broken;
    }

    private List<ChainEnd> turn(List<ChainEnd> all) {
        var last = lookedAt;
        var next =
                all.stream()
                        .filter(end -> last == null || end.tenant().compareTo(last) > 0)
                        .limit(CHAINS)
                        .toList();
        lookedAt = next.size() < CHAINS ? null : next.getLast().tenant();
        return next;
    }

    private Optional<Broken> cut(ChainEnd end) {
        var before = ends.get(end.tenant());
        if (before == null || before.equals(end)) {
            return Optional.empty();
        }
        var tenant = new Tenant(end.tenant());
        var holds = tenant.call(() -> transactions.execute(_ -> ChainTail.holds(sql, before)));
        return Boolean.TRUE.equals(holds)
                ? Optional.empty()
                : Optional.of(new Broken(tenant, Math.min(end.position(), before.position())));
    }

    private Optional<Broken> tail(ChainEnd end) {
        var tenant = new Tenant(end.tenant());
        return tenant.call(() ->
                Optional.ofNullable(
                                transactions.execute(
                                        _ -> ChainTail.firstBreak(sql, end.tenant(), TAIL)))
                        .flatMap(position -> position)
                        .map(position -> new Broken(tenant, position)));
    }
}
