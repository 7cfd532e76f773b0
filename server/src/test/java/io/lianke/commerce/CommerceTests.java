package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import io.lianke.customer.Customers;
import io.lianke.customer.PersonSeen;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.testing.ServerTests;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/// What tests of orders share: short ways to tell an order, and to look at what came of it.
abstract class CommerceTests extends ServerTests {
    static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    @Autowired Orders orders;
    @Autowired Customers customers;

    static NewLine line(String sku, String quantity, String price) {
        return new NewLine(
                null,
                sku,
                "Name of " + sku,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO);
    }

    static NewOrder order(String id, @Nullable CustomerId customer, NewLine... lines) {
        return order(id, customer, List.of(), lines);
    }

    static NewOrder order(
            String id, @Nullable CustomerId customer, List<NewRefund> refunds, NewLine... lines) {
        return new NewOrder(
                "shop",
                id,
                MONDAY,
                "CNY",
                "web",
                null,
                null,
                customer,
                List.of(lines),
                List.of(),
                refunds,
                true);
    }

    static NewRefund refund(String id, String amount) {
        return new NewRefund(id, new BigDecimal(amount), MONDAY.plusSeconds(3600));
    }

    static NewCreditNote note(
            String id, @Nullable String order, @Nullable CustomerId customer, NewLine... lines) {
        return new NewCreditNote(
                "shop",
                id,
                MONDAY.plusSeconds(7200),
                "CNY",
                "web",
                null,
                customer,
                order,
                List.of(lines));
    }

    CustomerId customer(String name) {
        return within(() ->
                Objects.requireNonNull(
                        customers
                                .resolve(
                                        List.of(
                                                new PersonSeen(
                                                        List.of(
                                                                new Identifier(
                                                                        IdentifierType.external(
                                                                                "shop"),
                                                                        name)),
                                                        null,
                                                        Map.of(),
                                                        "shop",
                                                        MONDAY,
                                                        true)))
                                .getFirst()
                                .customer()));
    }

    <T> T within(ScopedValue.CallableOp<T, RuntimeException> work) {
        return world.tenant().call(work);
    }

    List<PutOutcome> put(NewOrder... told) {
        return within(() -> orders.put(List.of(told)));
    }

    List<PutOutcome> putNotes(NewCreditNote... told) {
        return within(() -> orders.putCreditNotes(List.of(told)));
    }

    /// One value of this test's tenant, read past row-level security; `$t` stands for the tenant.
    String value(String query) {
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                query.replace("$t", "'" + world.tenant().id() + "'::uuid"))) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "none";
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Events that count, as `event amount revision`.
    String events() {
        return value(
                "select coalesce(string_agg(event || ' ' || amount_minor || ' r' || revision, ', '"
                        + " order by event, message_id), '') from tracking.events"
                        + " where tenant_id = $t and not superseded and not voided");
    }

    /// Whether the totals kept with the customers are what a sum over the rows says.
    String wrongTotals() {
        return value(
                """
                select count(*) from customer.customers c
                    left join customer.totals t on t.tenant_id = c.tenant_id and t.customer_id = c.id
                where c.tenant_id = $t and (
                    coalesce(t.order_count, 0) <> (select count(*) from commerce.orders o
                        where o.tenant_id = $t and o.customer_id = c.id and o.revenue_lines > 0)
                    or coalesce(t.revenue_minor, 0) <> (select coalesce(sum(l.amount_minor), 0)
                        from commerce.orders o join commerce.lines l
                            on l.tenant_id = o.tenant_id and l.order_uuid = o.id and l.revenue
                        where o.tenant_id = $t and o.customer_id = c.id)
                    or coalesce(t.refunded_minor, 0) <> (select coalesce(sum(r.amount_minor), 0)
                        from commerce.refunds r where r.tenant_id = $t and r.customer_id = c.id))
                """);
    }
}
