package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A refund checked and worked out.
///
/// @param orderId the order it belongs to, as the source names it; null for a credit note
/// @param orderUuid the same order; null too until it has been looked up
/// @param apart it is a document of its own
/// @param lines of a document of its own
record RefundDraft(
        OrderKey key,
        @Nullable String orderId,
        @Nullable UUID orderUuid,
        boolean apart,
        Whose whose,
        Currency currency,
        long amountMinor,
        Instant refundedAt,
        List<PricedLine> lines) {

    /// Where a refund counts.
    record Whose(@Nullable CustomerId customer, String channel, @Nullable String store) {
        @Nullable UUID customerUuid() {
            return customer == null ? null : customer.value();
        }
    }

    static RefundDraft ofOrder(NewOrder order, NewRefund refund, Currency currency) {
        return new RefundDraft(
                new OrderKey(
                        order.source(),
                        Meaning.text("refundId", refund.refundId(), Meaning.ID_CHARS_MAX)),
                order.orderId(),
                null,
                false,
                new Whose(order.customer(), order.channel(), order.store()),
                currency,
                Meaning.amountNotNegative("amount", refund.amount(), currency),
                Meaning.time("refundedAt", refund.refundedAt()),
                List.of());
    }

    /// @throws CommerceProblem when the note cannot be
    static RefundDraft decide(NewCreditNote note) {
        Meaning.source(note.source());
        Meaning.optionalText("orderId", note.orderId(), Meaning.ID_CHARS_MAX);
        var currency = Meaning.currency(note.currency());
        var lines = PricedLine.priceAll(note.lines(), currency);
        return new RefundDraft(
                new OrderKey(
                        note.source(),
                        Meaning.text("refundId", note.refundId(), Meaning.ID_CHARS_MAX)),
                note.orderId(),
                null,
                true,
                new Whose(
                        note.customer(),
                        Meaning.text("channel", note.channel(), Meaning.CODE_CHARS_MAX),
                        Meaning.optionalText("store", note.store(), Meaning.CODE_CHARS_MAX)),
                currency,
                lines.stream().mapToLong(line -> Math.abs(line.amountMinor())).sum(),
                Meaning.time("refundedAt", note.refundedAt()),
                lines);
    }

    RefundDraft of(UUID order, @Nullable CustomerId orderCustomer) {
        var customer = whose.customer() == null ? orderCustomer : whose.customer();
        return new RefundDraft(
                key,
                orderId,
                order,
                apart,
                new Whose(customer, whose.channel(), whose.store()),
                currency,
                amountMinor,
                refundedAt,
                lines);
    }

    String kind() {
        return orderUuid == null ? "credit_note" : "refund";
    }

    String contentHash() {
        var hash =
                new ContentHash()
                        .add(orderUuid == null ? null : orderUuid.toString())
                        .add(whose.customer() == null ? null : whose.customer().value().toString())
                        .add(whose.channel())
                        .add(whose.store())
                        .add(currency.getCurrencyCode())
                        .add(amountMinor)
                        .add(refundedAt)
                        .add(lines.size());
        lines.forEach(line -> line.addTo(hash));
        return hash.hex();
    }
}
