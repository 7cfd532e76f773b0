package io.lianke.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTests {
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency BHD = Currency.getInstance("BHD");

    @Test
    void text_is_read_by_the_digits_of_its_currency() {
        assertThat(Money.parse("12.34", GBP)).isEqualTo(new Money(1234, GBP));
        assertThat(Money.parse("-0.5", GBP)).isEqualTo(new Money(-50, GBP));
        assertThat(Money.parse("12", JPY)).isEqualTo(new Money(12, JPY));
        assertThat(Money.parse("12.340", GBP)).isEqualTo(new Money(1234, GBP));
        assertThat(Money.parse("1.234", BHD)).isEqualTo(new Money(1234, BHD));
    }

    @Test
    void text_that_does_not_fit_is_refused() {
        assertThatThrownBy(() -> Money.parse("12.345", GBP))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.parse("1E999999999", GBP))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Money.parse("9".repeat(41), GBP))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> Money.parse("9".repeat(30), GBP))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void half_a_minor_unit_rounds_away_from_zero() {
        assertThat(Money.of(new BigDecimal("0.005"), GBP).minor()).isEqualTo(1);
        assertThat(Money.of(new BigDecimal("-0.005"), GBP).minor()).isEqualTo(-1);
        assertThat(Money.of(new BigDecimal("0.004999"), GBP).minor()).isZero();
        assertThat(Money.of(new BigDecimal("2.5"), JPY).minor()).isEqualTo(3);
    }

    @Test
    void sums_are_exact_and_never_wrap() {
        var two = new Money(200, GBP);

        assertThat(two.plus(new Money(1, GBP)).minus(new Money(301, GBP)))
                .isEqualTo(new Money(-100, GBP));
        assertThat(two.negated()).isLessThan(Money.zero(GBP));
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE, GBP).plus(two))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void currencies_do_not_mix() {
        assertThatThrownBy(() -> Money.zero(GBP).plus(Money.zero(JPY)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.zero(Currency.getInstance("XXX")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_prints_as_people_write_it() {
        assertThat(new Money(-5, GBP)).hasToString("-0.05 GBP");
        assertThat(new Money(1500, JPY)).hasToString("1500 JPY");
    }
}
