package io.lianke.customer;

import io.lianke.customer.naming.NameKeys;
import io.lianke.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// What is derived from names in `customer.customers`. A new customer is written with it. When a
/// name changes, the database takes it away, and whoever changed the name has it filled in anew.
final class NameRows {
    private static final String WRITE =
            """
            update customer.customers c
            set name_key = n.name_key,
                name_terms = array_to_tsvector(string_to_array(n.name_terms, ' '))
            from unnest({1}::uuid[], {2}::text[], {3}::text[]) as n (id, name_key, name_terms)
            where c.tenant_id = {0} and c.id = n.id
            """;

    /// One index scan over those without terms. Rows that somebody else is changing come later.
    private static final String MISSING =
            """
            select c.id, c.name from customer.customers c
            where c.tenant_id = {0} and c.name_terms is null
            order by c.ordinal limit {1}
            for no key update skip locked
            """;

    private static final String MISSING_OF =
            """
            select c.id, c.name from customer.customers c
            where c.tenant_id = {0} and c.name_terms is null and c.id = any ({1}::uuid[])
            """;

    private final DSLContext sql;

    NameRows(DSLContext sql) {
        this.sql = sql;
    }

    static List<NameKeys> of(Collection<Draft> drafts) {
        return drafts.stream()
                .map(draft -> NameKeys.of(draft.facts.text(Customer.NAME_FIELD)))
                .toList();
    }

    static Field<String[]> sorts(List<NameKeys> keys) {
        return DSL.val(keys.stream().map(NameKeys::sort).toArray(String[]::new));
    }

    static Field<String[]> terms(List<NameKeys> keys) {
        return DSL.val(keys.stream().map(NameKeys::terms).toArray(String[]::new));
    }

    /// Fills in some of those that have none.
    ///
    /// @return how many there were
    int fill(int rowsMax) {
        return write(sql.fetch(MISSING, tenant(), DSL.val(rowsMax)));
    }

    /// Fills in those of these customers that have none.
    void fill(Collection<CustomerId> customers) {
        write(sql.fetch(MISSING_OF, tenant(), DSL.val(IdentifierRows.ids(customers))));
    }

    private int write(List<? extends Record> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        var ids = rows.stream().map(row -> row.get(0, UUID.class)).toArray(UUID[]::new);
        var keys = new ArrayList<NameKeys>();
        rows.forEach(row -> keys.add(NameKeys.of(row.get(1, String.class))));
        sql.execute(WRITE, tenant(), DSL.val(ids), sorts(keys), terms(keys));
        return ids.length;
    }

    private static Field<UUID> tenant() {
        return DSL.val(Tenant.current().id());
    }
}
