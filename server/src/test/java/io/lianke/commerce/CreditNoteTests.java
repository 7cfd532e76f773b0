package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.commerce.PutOutcome.Change;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CreditNoteTests extends CommerceTests {

    private static String code(PutOutcome outcome) {
        return Objects.requireNonNull(outcome.problem()).code();
    }

    private String order() {
        return value(
                "select status || ' ' || refunded_minor from commerce.orders where tenant_id = $t");
    }

    @Test
    void an_unlinked_note_counts_for_its_customer_and_stands_in_the_log_once() {
        var buyer = customer("ann");
        var note = note("C1", null, buyer, line("tea", "-2", "10.00"), line("cup", "-1", "0"));

        assertThat(putNotes(note).getFirst().change()).isEqualTo(Change.CREATED);
        assertThat(putNotes(note).getFirst().change()).isEqualTo(Change.UNCHANGED);

        assertThat(events()).isEqualTo("Order Refunded 2000 r1");
        assertThat(
                        value(
                                "select kind || ' ' || amount_minor from commerce.refunds where tenant_id = $t"))
                .isEqualTo("credit_note 2000");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @Test
    void linked_notes_never_come_to_more_than_was_paid() {
        put(order("A1", customer("ann"), line("tea", "2", "10.00")));

        var outcomes =
                putNotes(
                        note("C1", "A1", null, line("tea", "-1", "10.00")),
                        note("C2", "A1", null, line("tea", "-1", "10.01")),
                        note("C3", "A1", null, line("tea", "-1", "10.00")),
                        note("C4", "nothing", null, line("tea", "-1", "1")));

        assertThat(outcomes.stream().map(PutOutcome::change))
                .containsExactly(Change.CREATED, Change.REFUSED, Change.CREATED, Change.REFUSED);
        assertThat(code(outcomes.get(1))).isEqualTo("commerce/refund-exceeds-paid");
        assertThat(code(outcomes.get(3))).isEqualTo("commerce/order-of-refund-unknown");
        assertThat(order()).isEqualTo("refunded 2000");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @Test
    void replacing_the_order_leaves_its_notes_and_counts_them() {
        put(order("A1", customer("ann"), line("tea", "2", "10.00")));
        putNotes(note("C1", "A1", null, line("tea", "-1", "10.00")));

        var tooSmall = put(order("A1", customer("ann"), line("tea", "1", "9.99")));
        var fine = put(order("A1", customer("ann"), line("tea", "4", "10.00")));

        assertThat(code(tooSmall.getFirst())).isEqualTo("commerce/refund-exceeds-paid");
        assertThat(fine.getFirst().change()).isEqualTo(Change.UPDATED);
        assertThat(order()).isEqualTo("part_refunded 1000");
    }

    @Test
    void a_changed_note_gives_back_what_it_was_before() {
        put(order("A1", customer("ann"), line("tea", "2", "10.00")));
        putNotes(note("C1", "A1", null, line("tea", "-1", "15.00")));

        var changed = putNotes(note("C1", "A1", null, line("tea", "-1", "20.00")));

        assertThat(changed.getFirst().change()).isEqualTo(Change.UPDATED);
        assertThat(order()).isEqualTo("refunded 2000");
        assertThat(events()).isEqualTo("Order Completed 2000 r1, Order Refunded 2000 r2");
    }

    @Test
    void a_removed_note_leaves_the_order_as_before_and_can_be_put_back() {
        put(order("A1", customer("ann"), line("tea", "2", "10.00")));
        var note = note("C1", "A1", null, line("tea", "-1", "15.00"));
        var id = Objects.requireNonNull(putNotes(note).getFirst().id());
        var image = within(() -> orders.snapshotCreditNotes(Set.of(note.key())));

        assertThat(within(() -> orders.removeCreditNotes(List.of(id)))).containsExactly(id);
        assertThat(order()).isEqualTo("paid 0");
        assertThat(events()).isEqualTo("Order Completed 2000 r1");

        within(() -> orders.restoreCreditNotes(List.copyOf(image.values())));
        assertThat(order()).isEqualTo("part_refunded 1500");
        assertThat(events()).isEqualTo("Order Completed 2000 r1, Order Refunded 1500 r3");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @Test
    void an_order_with_a_note_of_its_own_is_not_removed() {
        var id =
                Objects.requireNonNull(
                        put(order("A1", null, line("tea", "2", "10.00"))).getFirst().id());
        putNotes(note("C1", "A1", null, line("tea", "-1", "15.00")));

        assertThat(within(() -> orders.remove(List.of(id)))).isEmpty();
        assertThat(order()).isEqualTo("part_refunded 1500");
    }

    @Test
    void a_refund_id_stands_for_one_refund() {
        put(order("A1", null, List.of(refund("R1", "1")), line("tea", "2", "10.00")));

        var other = put(order("A2", null, List.of(refund("R1", "1")), line("tea", "2", "10.00")));
        var note = putNotes(note("R1", null, null, line("tea", "-1", "1")));

        assertThat(code(other.getFirst())).isEqualTo("commerce/refund-taken");
        assertThat(code(note.getFirst())).isEqualTo("commerce/refund-taken");
    }
}
