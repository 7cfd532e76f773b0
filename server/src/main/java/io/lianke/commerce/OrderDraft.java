package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order checked and worked out: what its amounts come to, before anything is looked up.
///
/// @param contentHash of all that the source told
record OrderDraft(
        NewOrder order,
        Currency currency,
        Instant orderedAt,
        List<PricedLine> lines,
        List<Payment> payments,
        List<RefundDraft> refunds,
        Sums sums,
        String contentHash) {
    private static final int PAYMENTS_MAX = 100;
    private static final int REFUNDS_MAX = 100;

    record Payment(int number, long amountMinor, Instant paidAt) {}

    /// @param grossMinor over the lines that are revenue
    /// @param refundedMinor over the refunds the order itself tells
    record Sums(
            int revenueLines,
            long grossMinor,
            long discountMinor,
            long paidMinor,
            long refundedMinor) {}

    /// @throws CommerceProblem when the order cannot be
    static OrderDraft decide(NewOrder order) {
        Meaning.source(order.source());
        Meaning.text("orderId", order.orderId(), Meaning.ID_CHARS_MAX);
        Meaning.text("channel", order.channel(), Meaning.CODE_CHARS_MAX);
        Meaning.optionalText("store", order.store(), Meaning.CODE_CHARS_MAX);
        Meaning.optionalText("staff", order.staff(), Meaning.STAFF_CHARS_MAX);
        var currency = Meaning.currency(order.currency());
        var orderedAt = Meaning.time("orderedAt", order.orderedAt());
        var lines = PricedLine.priceAll(order.lines(), currency);
        var payments = payments(order, currency);
        var refunds = refunds(order, currency);
        return new OrderDraft(
                order,
                currency,
                orderedAt,
                lines,
                payments,
                refunds,
                sums(lines, payments, refunds, order.paidInFull()),
                hash(order, orderedAt, lines, payments, refunds));
    }

    private static List<Payment> payments(NewOrder order, Currency currency) {
        if (order.payments().size() > PAYMENTS_MAX) {
            throw CommerceProblem.tooMany("payments", PAYMENTS_MAX);
        }
        var payments = new ArrayList<Payment>();
        for (var payment : order.payments()) {
            payments.add(
                    new Payment(
                            payments.size() + 1,
                            Meaning.amountNotNegative("amount", payment.amount(), currency),
                            Meaning.time("paidAt", payment.paidAt())));
        }
        return List.copyOf(payments);
    }

    private static List<RefundDraft> refunds(NewOrder order, Currency currency) {
        if (order.refunds().size() > REFUNDS_MAX) {
            throw CommerceProblem.tooMany("refunds", REFUNDS_MAX);
        }
        var ids = new HashSet<String>();
        for (var refund : order.refunds()) {
            if (!ids.add(refund.refundId())) {
                throw CommerceProblem.refundTwice(refund.refundId());
            }
        }
        return order.refunds().stream()
                .map(refund -> RefundDraft.ofOrder(order, refund, currency))
                .toList();
    }

    private static Sums sums(
            List<PricedLine> lines,
            List<Payment> payments,
            List<RefundDraft> refunds,
            boolean paidInFull) {
        var revenue = lines.stream().filter(PricedLine::revenue).toList();
        var gross = revenue.stream().mapToLong(PricedLine::amountMinor).sum();
        return new Sums(
                revenue.size(),
                gross,
                lines.stream().mapToLong(PricedLine::discountMinor).sum(),
                paidInFull ? gross : payments.stream().mapToLong(Payment::amountMinor).sum(),
                refunds.stream().mapToLong(RefundDraft::amountMinor).sum());
    }

    private static String hash(
            NewOrder order,
            Instant orderedAt,
            List<PricedLine> lines,
            List<Payment> payments,
            List<RefundDraft> refunds) {
        var hash =
                new ContentHash()
                        .add(order.currency())
                        .add(order.channel())
                        .add(order.store())
                        .add(order.customer() == null ? null : order.customer().value().toString())
                        .add(orderedAt)
                        .add(order.paidInFull() ? 1 : 0)
                        .add(lines.size());
        lines.forEach(line -> line.addTo(hash));
        hash.add(payments.size());
        payments.forEach(payment -> hash.add(payment.amountMinor()).add(payment.paidAt()));
        hash.add(refunds.size());
        refunds.forEach(refund ->
                hash.add(refund.key().id()).add(refund.amountMinor()).add(refund.refundedAt()));
        // Only what is told: an order without staff has the hash it had before there was staff.
        if (order.staff() != null) {
            hash.add(order.staff());
        }
        return hash.hex();
    }

    OrderKey key() {
        return order.key();
    }

    @Nullable CustomerId customer() {
        return order.customer();
    }

    @Nullable UUID customerUuid() {
        return order.customer() == null ? null : order.customer().value();
    }

    boolean revenue() {
        return sums.revenueLines() > 0;
    }

    /// Settled how far, if so much was refunded by documents of their own.
    OrderStatus status(long refundedApartMinor) {
        return OrderStatus.decide(
                sums.grossMinor(), sums.paidMinor(), sums.refundedMinor() + refundedApartMinor);
    }

    /// Why the order cannot be, given what was refunded by documents of their own; null when it
    /// can.
    @Nullable CommerceProblem refusal(long refundedApartMinor) {
        var refunded = sums.refundedMinor() + refundedApartMinor;
        return refunded <= sums.paidMinor()
                ? null
                : CommerceProblem.refundExceedsPaid(
                        Meaning.plain(refunded, currency),
                        Meaning.plain(sums.paidMinor(), currency),
                        currency.getCurrencyCode());
    }
}
