package io.lianke.commerce;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A line with its amount worked out.
///
/// @param number from 1, in the order the source told
/// @param amountMinor after the discount
record PricedLine(
        int number,
        String lineId,
        String sku,
        @Nullable String name,
        BigDecimal quantity,
        BigDecimal unitPrice,
        long discountMinor,
        long amountMinor,
        boolean revenue) {

    static List<PricedLine> priceAll(List<NewLine> lines, Currency currency) {
        if (lines.size() > NewOrder.LINES_MAX) {
            throw CommerceProblem.tooMany("lines", NewOrder.LINES_MAX);
        }
        var priced = new ArrayList<PricedLine>(lines.size());
        var ids = new HashSet<String>();
        for (var line : lines) {
            var next = price(priced.size() + 1, line, currency);
            if (!ids.add(next.lineId)) {
                throw CommerceProblem.lineTwice(next.lineId);
            }
            priced.add(next);
        }
        return List.copyOf(priced);
    }

    private static PricedLine price(int number, NewLine line, Currency currency) {
        var quantity = Meaning.number("quantity", line.quantity());
        var unitPrice = Meaning.number("unitPrice", line.unitPrice());
        var discount = Meaning.amountNotNegative("discount", line.discount(), currency);
        var before = Meaning.product(quantity, unitPrice, currency);
        var revenue = quantity.signum() > 0 && unitPrice.signum() > 0;
        if (revenue && discount > before) {
            throw CommerceProblem.discount();
        }
        return new PricedLine(
                number,
                line.lineId() == null
                        ? String.valueOf(number)
                        : Meaning.text("lineId", line.lineId(), Meaning.ID_CHARS_MAX),
                Meaning.text("sku", line.sku(), Meaning.ID_CHARS_MAX),
                Meaning.name(line.name()),
                quantity,
                unitPrice,
                discount,
                before - discount,
                revenue);
    }

    void addTo(ContentHash hash) {
        hash.add(lineId)
                .add(sku)
                .add(name)
                .add(quantity.toPlainString())
                .add(unitPrice.toPlainString())
                .add(discountMinor);
    }
}
