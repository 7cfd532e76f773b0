package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.customer.CustomerId;
import io.lianke.testing.Plans;
import io.lianke.testing.Shows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class RefundListTests extends CommerceTests {
    private static final String REFUNDS = "/api/v1/refunds";
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Plans plans;

    private List<String> listed(String query) {
        var answer = owner.get(REFUNDS + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items").findValuesAsString("refundId");
    }

    /// One refund of the order's own, one document for it, one that names no order.
    private CustomerId refundThrice() {
        var buyer = customer("ann");
        put(order("A1", buyer, List.of(refund("R1", "1.00")), line("tea", "2", "10.00")));
        putNotes(
                note("C1", "A1", null, line("tea", "-1", "5.00")),
                note("C2", null, buyer, line("tea", "-1", "10.00")));
        return buyer;
    }

    @Test
    void a_refund_tells_its_order_and_a_credit_note_stands_alone() {
        var buyer = refundThrice();

        var items = owner.get(REFUNDS).body().path("items");

        assertThat(items.findValuesAsString("kind"))
                .containsExactlyInAnyOrder("refund", "refund", "credit_note");
        var note = owner.get(REFUNDS + "?q=C2").body().at("/items/0");
        assertThat(note.path("orderId").isNull()).isTrue();
        assertThat(note.path("customerId").asString()).isEqualTo(buyer.value().toString());
        assertThat(note.path("amount").toString())
                .isEqualTo("{\"amount\":\"10.00\",\"currency\":\"CNY\"}");
        assertThat(owner.get(REFUNDS + "?q=C1").body().at("/items/0/orderId").asString())
                .isEqualTo("A1");
    }

    @ParameterizedTest
    @CsvSource({
        "?kind=credit_note, C2",
        "?kind=refund, C1 R1",
        "?q=R1, R1",
        "?q=R, ''",
        "?channel=web, C1 C2 R1",
        "?channel=store, ''",
        "?store=s-1, ''",
        "?to=1999-01-01, ''",
        "?from=2000-01-01&zone=Asia/Shanghai, C1 C2 R1",
    })
    void filters_show_what_they_say(String query, String expected) {
        refundThrice();

        assertThat(String.join(" ", listed(query).stream().sorted().toList())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?kind=order",
                "?customer=x",
                "?from=soon",
                "?to=2026-01-01&zone=x",
                "?pageSize=0"
            })
    void what_makes_no_sense_is_refused(String query) {
        assertThat(owner.get(REFUNDS + query).status()).isEqualTo(422);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int i = 0; i < 7; i++) {
            putNotes(note("N" + i, null, null, line("tea", "-1", "1")));
        }
        var seen = new ArrayList<String>();
        var token = "";
        do {
            var page = owner.get(REFUNDS + "?pageSize=2&pageToken=" + token).body();
            seen.addAll(page.path("items").findValuesAsString("refundId"));
            token = page.path("nextPageToken").asString("");
        } while (!token.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    @Shows("Z-2")
    void another_tenants_refunds_are_not_there() {
        var buyer = refundThrice();
        var stranger = program(anotherWorld(), Role.OWNER);

        assertThat(stranger.get(REFUNDS).body().path("items")).isEmpty();
        assertThat(stranger.get(REFUNDS + "?customer=" + buyer.value()).body().path("items"))
                .isEmpty();
        assertThat(listed("?customer=" + buyer.value())).hasSize(3);
    }

    private void generate() throws Exception {
        for (int from = 0; from < 60_000; from += 10_000) {
            var first = from;
            world.tenant()
                    .run(() ->
                            transactions.executeWithoutResult(_ ->
                                    sql.execute(
                                            """
                                            insert into commerce.refunds (tenant_id, source, refund_id, kind, apart, revision,
                                                customer_id, channel, store, currency, amount_minor, refunded_at, order_uuid,
                                                content_hash)
                                            select ?, 'shop', 'X' || n, case when rare then 'credit_note' else 'refund' end,
                                                true, 1, ('00000000-0000-7000-8000-' || lpad((n / 10)::text, 12, '0'))::uuid,
                                                case when rare then 'rare' else 'web' end, case when rare then 's-rare' end,
                                                'CNY', 100, ?::timestamptz + make_interval(secs => n * 100),
                                                case when not rare then (select o.id from commerce.orders o limit 1) end, ''
                                            from (select n, n % 600 = 0 as rare from generate_series(?, ?) n) made
                                            """,
                                            world.tenant().id(), FROM, first, first + 9_999)));
        }
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement()) {
            statement.execute("analyze commerce.refunds, commerce.orders");
        }
    }

    @Test
    void every_list_of_many_refunds_reads_an_index() throws Exception {
        refundThrice();
        generate();
        var customer = new CustomerId(UUID.fromString("00000000-0000-7000-8000-000000000123"));
        var bad = new ArrayList<String>();
        for (var kind :
                new Refund.@Nullable Kind[] {null, Refund.Kind.REFUND, Refund.Kind.CREDIT_NOTE}) {
            for (var channel : new @Nullable String[] {null, "web", "rare", "none"}) {
                for (var from : new @Nullable Instant[] {null, FROM.plusSeconds(3_000_000)}) {
                    for (var query :
                            List.of(
                                    new RefundQuery(kind, null, channel, null, from, null, null),
                                    new RefundQuery(
                                            kind, null, channel, "s-rare", from, null, null),
                                    new RefundQuery(
                                            kind, customer, channel, null, from, null, null),
                                    new RefundQuery(kind, null, channel, null, from, null, "X7"))) {
                        plans.of(world, on -> new RefundReader(on).page(query, 50, null)).stream()
                                .filter(plan -> plan.contains("Seq Scan on refunds"))
                                .forEach(bad::add);
                    }
                }
            }
        }
        assertThat(bad).isEmpty();
    }
}
