package io.lianke.customer;

import static io.lianke.customer.db.Tables.PAST_OWNERS;

import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Who looked after customers before. The database writes it down whenever an owner changes, by
/// whichever way.
@Component
@Transactional(readOnly = true)
public class PastOwners {
    private static final int LIST_MAX = 20;

    private final DSLContext sql;
    private final Customers customers;
    private final Owners owners;

    PastOwners(DSLContext sql, Customers customers, Owners owners) {
        this.sql = sql;
        this.customers = customers;
        this.owners = owners;
    }

    public record PastOwner(Owner owner, Instant until) {}

    /// Newest first, twenty at most.
    ///
    /// @throws CustomerProblem when whoever asks does not see the customer
    public List<PastOwner> of(CustomerId id) {
        var customer = customers.get(id);
        var found =
                sql.selectFrom(PAST_OWNERS)
                        .where(PAST_OWNERS.TENANT_ID.eq(Tenant.current().id()))
                        .and(PAST_OWNERS.CUSTOMER_ID.eq(customer.id().value()))
                        .orderBy(PAST_OWNERS.ID.desc())
                        .limit(LIST_MAX)
                        .fetch();
        var named = owners.named(found.map(row -> row.getOwnerId()));
        return found.stream()
                .filter(row -> named.containsKey(row.getOwnerId()))
                .map(row ->
                        new PastOwner(
                                Objects.requireNonNull(named.get(row.getOwnerId())),
                                row.getUntil()))
                .toList();
    }
}
