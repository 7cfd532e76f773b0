package io.lianke.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.World;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What tests of imports share: files in, ends awaited, states of a tenant compared.
abstract class ImportTests extends ServerTests {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Set<String> ENDS =
            Set.of("paused", "done", "failed", "cancelled", "rolled_back");

    /// The state of a tenant in words that do not depend on ids or clocks.
    private static final List<String> STATE =
            List.of(
                    """
                    select 'customer ' || (select string_agg(i.type || ':' || i.value, ',' order by i.type, i.value)
                            from customer.identifiers i
                            where i.tenant_id = c.tenant_id and i.customer_id = c.id)
                        || ' ' || coalesce((select string_agg(g.tag, ',' order by g.tag) from customer.tags g
                            where g.tenant_id = c.tenant_id and g.customer_id = c.id), '')
                        || ' ' || c.name || ' ' || c.traits || ' ' || c.status
                        || ' ' || coalesce(t.order_count, 0) || ' ' || coalesce(t.revenue_minor, 0)
                        || ' ' || coalesce(t.refunded_minor, 0)
                        || ' ' || coalesce(t.first_order_at::text, '-') || ' ' || coalesce(t.last_order_at::text, '-')
                    from customer.customers c
                        left join customer.totals t on t.tenant_id = c.tenant_id and t.customer_id = c.id
                    where c.tenant_id = ?
                    """,
                    """
                    select 'order ' || o.source || '/' || o.order_id || ' ' || o.ordered_at || ' ' || o.channel
                        || ' ' || coalesce(o.store, '-') || ' ' || coalesce(o.staff, '-') || ' ' || o.currency || ' ' || o.gross_minor
                        || ' ' || o.paid_minor || ' ' || o.refunded_minor || ' '
                        || coalesce((select min(i.type || ':' || i.value) from customer.identifiers i
                            where i.tenant_id = o.tenant_id and i.customer_id = o.customer_id), 'nobody')
                        || ' ' || coalesce((select string_agg(concat_ws('|', l.sku, l.name, l.quantity, l.unit_price,
                                l.discount_minor, l.amount_minor, l.revenue), ';'
                                order by l.sku, l.quantity, l.unit_price, l.name)
                            from commerce.lines l
                            where l.tenant_id = o.tenant_id and l.order_uuid = o.id), '')
                    from commerce.orders o where o.tenant_id = ?
                    """,
                    """
                    select 'refund ' || r.source || '/' || r.refund_id || ' ' || r.kind || ' ' || r.refunded_at
                        || ' ' || r.amount_minor || ' ' || r.channel
                    from commerce.refunds r where r.tenant_id = ?
                    """,
                    """
                    select 'product ' || sku || ' ' || coalesce(name, '-') || ' ' || coalesce(category, '-')
                    from commerce.products where tenant_id = ?
                    """,
                    """
                    select 'event ' || event || ' ' || occurred_at || ' ' || coalesce(amount_minor, 0)
                        || ' ' || channel || ' ' || coalesce(customer_ordinal > 0, false)
                    from tracking.events where tenant_id = ? and not superseded and not voided
                    """);

    /// Parts whose whole is gone: no foreign key watches over them.
    private static final List<String> ORPHANS =
            List.of(
                    """
                    select 'orphan line' from commerce.lines l where tenant_id = ? and not exists (
                        select from commerce.orders o where o.tenant_id = l.tenant_id and o.id = l.order_uuid)
                    """,
                    """
                    select 'orphan payment' from commerce.payments p where tenant_id = ? and not exists (
                        select from commerce.orders o where o.tenant_id = p.tenant_id and o.id = p.order_uuid)
                    """,
                    """
                    select 'orphan refund' from commerce.refunds r where tenant_id = ? and order_uuid is not null
                        and not exists (select from commerce.orders o
                            where o.tenant_id = r.tenant_id and o.id = r.order_uuid)
                    """,
                    """
                    select 'orphan refund line' from commerce.refund_lines l where tenant_id = ? and not exists (
                        select from commerce.refunds r where r.tenant_id = l.tenant_id and r.id = l.refund_uuid)
                    """,
                    """
                    select 'orphan identifier' from customer.identifiers i where tenant_id = ? and not exists (
                        select from customer.customers c where c.tenant_id = i.tenant_id and c.id = i.customer_id)
                    """,
                    """
                    select 'orphan tag' from customer.tags g where tenant_id = ? and not exists (
                        select from customer.customers c where c.tenant_id = g.tenant_id and c.id = g.customer_id)
                    """,
                    """
                    select 'orphan totals' from customer.totals t where tenant_id = ? and not exists (
                        select from customer.customers c where c.tenant_id = t.tenant_id and c.id = t.customer_id)
                    """);

    @Autowired protected BreakingCheckpoint checkpoint;

    static final String SPEC =
            """
            {"kind":"orders","mapping":{"orderId":"order","orderedAt":"at","sku":"sku","productName":"product",
            "quantity":"qty","unitPrice":"price","customer.external:shop":"customer","customer.trait:country":"country"},
            "zone":"Europe/London","currency":"GBP","channel":"web",
            "refundWhen":{"column":"order","op":"starts_with","value":"C"}%s}
            """;
    static final String HEADER = "order,at,sku,product,qty,price,customer,country\n";

    static String spec() {
        return SPEC.formatted("");
    }

    static String spec(String more) {
        return SPEC.formatted("," + more);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String start(Http caller, byte[] file, String spec) {
        var answer = caller.upload("/api/v1/imports", "file.csv", file, spec);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("id").asString();
    }

    /// Imports and waits for the end.
    JsonNode run(String rows, String spec) {
        return ended(owner, start(owner, utf8(HEADER + rows), spec));
    }

    JsonNode done(String rows, String spec) {
        var ended = run(rows, spec);
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        return ended;
    }

    JsonNode ended(Http caller, String id) {
        return await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(
                        () -> caller.get("/api/v1/imports/" + id).body(),
                        body -> ENDS.contains(body.path("state").asString()));
    }

    JsonNode ask(String id, String action) {
        var answer = owner.post("/api/v1/imports/" + id + ":" + action, "{}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    List<String> state(World of) {
        assertThat(lines(of, ORPHANS)).isEmpty();
        var state = lines(of, STATE);
        state.sort(null);
        return state;
    }

    private List<String> lines(World of, List<String> queries) {
        var lines = new ArrayList<String>();
        try (var connection = databaseOwner.connect()) {
            for (var query : queries) {
                try (var statement = connection.prepareStatement(query)) {
                    statement.setObject(1, of.tenant().id());
                    var rows = statement.executeQuery();
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return lines;
    }

    static void assertRows(JsonNode ended, long imported, long skipped, long failed) {
        var rows = ended.path("rows");
        assertThat(
                        List.of(
                                rows.path("total").asLong(),
                                rows.path("imported").asLong(),
                                rows.path("skipped").asLong(),
                                rows.path("failed").asLong()))
                .containsExactly(imported + skipped + failed, imported, skipped, failed);
    }

    static void assertCounts(
            JsonNode counts, long customers, long orders, long refunds, long products) {
        assertThat(
                        List.of(
                                counts.path("customers").asLong(),
                                counts.path("orders").asLong(),
                                counts.path("refunds").asLong(),
                                counts.path("products").asLong()))
                .containsExactly(customers, orders, refunds, products);
    }
}
