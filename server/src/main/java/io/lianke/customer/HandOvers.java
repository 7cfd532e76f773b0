package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;

import io.lianke.access.AccessProblem;
import io.lianke.access.Caller;
import io.lianke.access.Holdings;
import io.lianke.access.Members;
import io.lianke.access.Permission;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Somebody leaves, and others take over. The customers go by a bulk change, watched, reported and
/// undone like any other; what else the member held goes in the transaction that begins it, and the
/// member's access ends in the same. Who looked after a customer before stays known.
@Component
@Transactional(readOnly = true)
public class HandOvers {
    public static final int RECEIVERS_MAX = 20;
    public static final int STORES_MAX = 200;

    private final DSLContext sql;
    private final Members members;
    private final Owners owners;
    private final BulkChanges changes;
    private final HandOverRows rows;
    private final Audit audit;

    HandOvers(
            DSLContext sql,
            Members members,
            Owners owners,
            BulkChanges changes,
            HandOverRows rows,
            Audit audit) {
        this.sql = sql;
        this.members = members;
        this.owners = owners;
        this.changes = changes;
        this.rows = rows;
        this.audit = audit;
    }

    /// What becomes of the member.
    public enum Afterwards {
        STAYS,
        /// Signed out at once, and not let in again.
        SUSPENDED
    }

    /// @param kind `shared_views`, `managed_stores`, `api_keys`, `shares`, `running_exports` ...
    public record Holding(String kind, int count, Holdings.Fate fate) {}

    /// @param store code; null: of no store
    public record OfStore(@Nullable String store, int count) {}

    /// @param stores where the member's customers shop, most first, 200 at most
    public record Held(int customers, List<OfStore> stores, List<Holding> holdings) {
        public Held {
            stores = List.copyOf(stores);
            holdings = List.copyOf(holdings);
        }
    }

    /// How many customers somebody gets.
    public record Getting(Owner receiver, int customers) {}

    /// What a member holds.
    public Held held(UUID memberId) {
        var member = members.get(memberId);
        var stores =
                sql.select(CUSTOMERS.STORE, DSL.count())
                        .from(CUSTOMERS)
                        .where(of(memberId))
                        .groupBy(CUSTOMERS.STORE)
                        .orderBy(DSL.count().desc(), CUSTOMERS.STORE)
                        .limit(STORES_MAX)
                        .fetch(row -> new OfStore(row.value1(), row.value2()));
        return new Held(
                sql.fetchCount(CUSTOMERS, of(memberId)),
                stores,
                rows.of(member).stream()
                        .map(one -> new Holding(one.kind(), one.count(), one.fate()))
                        .toList());
    }

    private static Condition of(UUID owner) {
        return CUSTOMERS
                .TENANT_ID
                .eq(Tenant.current().id())
                .and(CUSTOMERS.MERGED_INTO.isNull())
                .and(CUSTOMERS.OWNER_ID.eq(owner));
    }

    /// How many customers each would get.
    public List<Getting> preview(UUID memberId, Succession succession) {
        require(memberId, succession);
        var getting = new LinkedHashMap<UUID, Integer>();
        succession.others().forEach(receiver -> getting.put(receiver, 0));
        succession.stores().values().stream().sorted().forEach(one -> getting.putIfAbsent(one, 0));
        var turn = DSL.abs(CUSTOMERS.ORDINAL.mod(succession.others().size())).as("turn");
        sql.select(CUSTOMERS.STORE, turn, DSL.count())
                .from(CUSTOMERS)
                .where(of(memberId))
                .groupBy(CUSTOMERS.STORE, turn)
                .forEach(row ->
                        getting.merge(
                                succession.of(row.value1(), row.value2()),
                                row.value3(),
                                Integer::sum));
        var named = owners.named(getting.keySet());
        return getting.entrySet().stream()
                .filter(one -> named.containsKey(one.getKey()))
                .map(one ->
                        new Getting(
                                Objects.requireNonNull(named.get(one.getKey())), one.getValue()))
                .toList();
    }

    /// Begins to hand over.
    ///
    /// @return the bulk change by which the customers go
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public BulkChange start(UUID memberId, Succession succession, Afterwards afterwards) {
        var all = CustomerQuery.ALL;
        var query =
                new CustomerQuery(
                        all.sort(),
                        all.direction(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Ownership(memberId));
        return changes.start(
                new BulkSelection.Matching(query),
                Map.of("owner", memberId.toString()),
                BulkEdit.of(succession),
                change -> begin(change, memberId, succession, afterwards));
    }

    /// In the transaction that begins the bulk change.
    private void begin(UUID change, UUID memberId, Succession succession, Afterwards afterwards) {
        require(memberId, succession);
        var member = members.get(memberId);
        var things = rows.pass(change, memberId, succession.others().getFirst());
        if (afterwards == Afterwards.SUSPENDED && member.status() != Members.Status.SUSPENDED) {
            members.change(memberId, member.role(), member.scope(), Members.Status.SUSPENDED);
        }
        var told = new LinkedHashMap<String, Object>();
        told.put("bulkChange", change);
        told.put("receivers", succession.others());
        told.put("stores", succession.stores());
        things.forEach((kind, ids) -> told.put(kind, ids.size()));
        told.put("suspended", afterwards == Afterwards.SUSPENDED);
        audit.record(AuditEntry.done("member.hand-over", "member", memberId).after(told));
    }

    private void require(UUID memberId, Succession succession) {
        Members.requireMayGrant(members.get(memberId).role());
        var caller = Caller.current();
        for (var needed : List.of(Permission.CUSTOMER_WRITE, Permission.CUSTOMER_ASSIGN)) {
            if (!caller.map(one -> one.permissions().contains(needed)).orElse(true)) {
                throw AccessProblem.forbidden(needed.code());
            }
        }
        if (caller.orElse(null) instanceof Caller.Staff staff && staff.userId().equals(memberId)) {
            throw CustomerProblem.handOverOwn();
        }
        var receivers = new ArrayList<>(succession.others());
        receivers.addAll(succession.stores().values());
        var known = members.colleagues(Set.copyOf(receivers));
        for (var receiver : receivers) {
            var colleague = known.get(receiver);
            if (receiver.equals(memberId) || colleague == null || !colleague.active()) {
                throw RequestProblem.invalid("/receivers", Owners.UNKNOWN, new HashMap<>());
            }
        }
    }
}
