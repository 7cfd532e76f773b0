package io.lianke.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/// An exact amount in the minor units of its currency: 12.34 GBP is 1234 pence.
///
/// Amounts are added and compared only within one currency; an overflow is an error, never a wrap.
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "currency");
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("Not a currency of trade: " + currency);
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// Rounds half up (away from zero) to the minor unit.
    public static Money of(BigDecimal amount, Currency currency) {
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        var minor = amount.setScale(digits, RoundingMode.HALF_UP).unscaledValue();
        return new Money(minor.longValueExact(), currency);
    }

    /// Reads plain decimal text such as `12.34`; more digits than the currency has are refused,
    /// since text that a program wrote is exact or wrong.
    public static Money parse(String amount, Currency currency) {
        if (amount.length() > AMOUNT_CHARS_MAX) {
            throw new NumberFormatException("Amount is too long");
        }
        var value = new BigDecimal(amount);
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        if (value.scale() > AMOUNT_CHARS_MAX || value.scale() < -AMOUNT_CHARS_MAX) {
            throw new NumberFormatException("Amount is out of range");
        }
        return new Money(
                value.setScale(digits, RoundingMode.UNNECESSARY).unscaledValue().longValueExact(),
                currency);
    }

    private static final int AMOUNT_CHARS_MAX = 40;

    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, same(other).minor);
    }

    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
