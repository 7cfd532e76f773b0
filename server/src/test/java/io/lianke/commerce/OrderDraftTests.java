package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderDraftTests {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    private static NewOrder order(String currency, NewLine... lines) {
        return new NewOrder(
                "shop",
                "1",
                AT,
                currency,
                "web",
                null,
                null,
                null,
                List.of(lines),
                List.of(),
                List.of(),
                true);
    }

    private static NewLine line(String quantity, String price, String discount) {
        return new NewLine(
                null,
                "sku",
                null,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(discount));
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, 1, 0.005, 0, 1",
        "CNY, 1, 0.004999, 0, 0",
        "CNY, 3, 0.333333, 0, 100",
        "CNY, 3, 0.335, 0, 101",
        "CNY, 1, 1.0050004, 0, 101",
        "CNY, 0.5, 0.01, 0, 1",
        "CNY, 1.000001, 1000000, 0, 100000100",
        "CNY, 2, 10.00, 1.00, 1900",
        "CNY, 2, 10.00, 20.00, 0",
        "JPY, 1, 0.5, 0, 1",
        "JPY, 3, 333.4, 0, 1000",
        "KWD, 1, 0.0005, 0, 1",
        "CNY, 1e2, 1.5e1, 0, 150000",
    })
    void a_line_is_rounded_half_up_once(
            String currency, String quantity, String price, String discount, long minor) {
        var draft = OrderDraft.decide(order(currency, line(quantity, price, discount)));

        assertThat(draft.lines().getFirst().amountMinor()).isEqualTo(minor);
        assertThat(draft.sums().grossMinor()).isEqualTo(minor);
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "-1, 5", "1, 0", "1, -5", "-1, -5"})
    void a_line_without_positive_quantity_and_price_is_kept_and_is_no_revenue(
            String quantity, String price) {
        var draft =
                OrderDraft.decide(order("CNY", line("1", "2", "0"), line(quantity, price, "0")));

        assertThat(draft.lines()).hasSize(2);
        assertThat(draft.sums().revenueLines()).isEqualTo(1);
        assertThat(draft.sums().grossMinor()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "1e30, 1, 0, commerce/amount",
        "1, 1e-60, 0, commerce/amount",
        "99999999999, 99999999999, 0, commerce/amount",
        "1, 1, 1.01, commerce/discount",
        "1, 1, -1, commerce/amount",
    })
    void impossible_numbers_are_refused(
            String quantity, String price, String discount, String code) {
        assertThatThrownBy(() -> OrderDraft.decide(order("CNY", line(quantity, price, discount))))
                .isInstanceOf(CommerceProblem.class)
                .hasMessageStartingWith(code);
    }

    @Test
    void the_state_follows_from_the_amounts() {
        assertThat(OrderStatus.decide(100, 0, 0)).isEqualTo(OrderStatus.OPEN);
        assertThat(OrderStatus.decide(100, 100, 0)).isEqualTo(OrderStatus.PAID);
        assertThat(OrderStatus.decide(0, 0, 0)).isEqualTo(OrderStatus.PAID);
        assertThat(OrderStatus.decide(100, 100, 1)).isEqualTo(OrderStatus.PART_REFUNDED);
        assertThat(OrderStatus.decide(100, 100, 100)).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void the_same_content_written_differently_has_the_same_hash() {
        var one = OrderDraft.decide(order("CNY", line("1", "2.50", "0")));
        var same = OrderDraft.decide(order("CNY", line("1.0", "2.5", "0.00")));
        var other = OrderDraft.decide(order("CNY", line("1", "2.51", "0")));

        assertThat(same.contentHash()).isEqualTo(one.contentHash());
        assertThat(other.contentHash()).isNotEqualTo(one.contentHash());
    }

    /// Or every order would change once when it is told again after an upgrade.
    @Test
    void an_order_without_staff_has_the_hash_it_had_before_staff_was_known() {
        var told = OrderDraft.decide(order("CNY", line("2", "3", "1")));

        assertThat(told.contentHash())
                .isEqualTo("3b220538e6e94c7d756ff98bb21474d4b7507fa7606a07858c83247d40b2a90d");
    }
}
