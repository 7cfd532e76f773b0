package io.lianke.commerce;

import io.lianke.shared.Problem;
import java.util.Map;

/// What orders, refunds and products refuse.
public final class CommerceProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private CommerceProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    static CommerceProblem orderUnknown() {
        return new CommerceProblem("commerce/order-unknown", 404, Map.of());
    }

    /// A refund names an order that is not there.
    static CommerceProblem orderOfRefundUnknown(String orderId) {
        return new CommerceProblem(
                "commerce/order-of-refund-unknown", 422, Map.of("orderId", orderId));
    }

    static CommerceProblem refundExceedsPaid(String refunded, String paid, String currency) {
        return new CommerceProblem(
                "commerce/refund-exceeds-paid",
                422,
                Map.of("refunded", refunded, "paid", paid, "currency", currency));
    }

    /// The refund id stands for a refund of something else already.
    static CommerceProblem refundTaken(String refundId) {
        return new CommerceProblem("commerce/refund-taken", 409, Map.of("refundId", refundId));
    }

    static CommerceProblem refundTwice(String refundId) {
        return new CommerceProblem("commerce/refund-twice", 422, Map.of("refundId", refundId));
    }

    static CommerceProblem lineTwice(String lineId) {
        return new CommerceProblem("commerce/line-twice", 422, Map.of("lineId", lineId));
    }

    /// A list tells the same order again and again.
    static CommerceProblem toldTooOften(int max) {
        return new CommerceProblem("commerce/told-too-often", 422, Map.of("max", max));
    }

    static CommerceProblem tooMany(String field, int max) {
        return new CommerceProblem("commerce/too-many", 422, Map.of("field", field, "max", max));
    }

    static CommerceProblem amount(String field) {
        return new CommerceProblem("commerce/amount", 422, Map.of("field", field));
    }

    static CommerceProblem discount() {
        return new CommerceProblem("commerce/discount", 422, Map.of());
    }

    static CommerceProblem text(String field, int lengthMax) {
        return new CommerceProblem(
                "commerce/text", 422, Map.of("field", field, "lengthMax", lengthMax));
    }

    static CommerceProblem time(String field) {
        return new CommerceProblem("commerce/time", 422, Map.of("field", field));
    }

    static CommerceProblem currency(String given) {
        return new CommerceProblem("commerce/currency", 422, Map.of("given", given));
    }

    static CommerceProblem currencyDiffers(String currency) {
        return new CommerceProblem("commerce/currency-differs", 422, Map.of("currency", currency));
    }
}
