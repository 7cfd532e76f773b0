package io.lianke.demo.company;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order.
///
/// @param number the company's, of all orders
/// @param staff who took it, where somebody did
public record Purchase(
        String number,
        Instant at,
        Person.Place place,
        @Nullable String staff,
        List<Line> lines,
        Payment payment,
        List<GivenBack> givenBack) {

    /// @param discount on the whole line, in whole units of the currency
    public record Line(Item item, int quantity, int discount) {
        public int amount() {
            return item.price() * quantity - discount;
        }
    }

    /// How it was paid. At a till nobody writes down when; an order that was never paid stays open.
    public enum Payment {
        AT_THE_TILL,
        ONLINE,
        NEVER
    }

    /// Money given back for it, in whole units of the currency.
    ///
    /// @param form whether it came as part of the order or as a credit note of its own
    public record GivenBack(String number, int amount, Instant at, Form form) {}

    public enum Form {
        REFUND,
        CREDIT_NOTE
    }

    public int amount() {
        return lines.stream().mapToInt(Line::amount).sum();
    }

    public int paid() {
        return payment == Payment.NEVER ? 0 : amount();
    }

    public int returned() {
        return givenBack.stream().mapToInt(GivenBack::amount).sum();
    }
}
