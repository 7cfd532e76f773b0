package io.lianke.imports.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.55 | 2.55",
                "-12 | -12",
                "+3 | 3",
                "1,234.50 | 1234.50",
                "1,234,567 | 1234567",
                "￥1,234.5 | 1234.5",
                "¥ 99 | 99",
                "$0.5 | 0.5",
                "£5 | 5",
                "12元 | 12",
                "CNY 12.5 | 12.5",
                "12 GBP | 12",
                "(12.50) | -12.50",
                "12- | -12",
                "－１２．５ | -12.5",
                "１，２３４ | 1234",
                "1.2万 | 12000",
                "3亿 | 300000000",
                "1.5E+3 | 1500",
                "1e-2 | 0.01",
                "1 234.5 | 1234.5",
                "1'234.5 | 1234.5",
                ".5 | 0.5",
                "5. | 5",
                "0.000001 | 0.000001",
                "−3 | -3",
                "-￥3 | -3"
            })
    void a_number_with_a_decimal_dot_is_read(String text, BigDecimal expected) {
        assertThat(NumberFormat.DOT.parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Value.class,
                        v -> assertThat((BigDecimal) v.value()).isEqualByComparingTo(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,55 | 2.55",
                "1.234,50 | 1234.50",
                "1.234.567 | 1234567",
                "1 234,5 | 1234.5",
                "€ 5 | 5",
                "-0,5 | -0.5"
            })
    void a_number_with_a_decimal_comma_is_read(String text, BigDecimal expected) {
        assertThat(NumberFormat.COMMA.parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Value.class,
                        v -> assertThat((BigDecimal) v.value()).isEqualByComparingTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                ",",
                "abc",
                "1a",
                "1,23",
                "1,2345",
                "12,34,567",
                "1.2.3",
                "1..2",
                "--1",
                "(-1)",
                "-1-",
                "1E",
                "1E99",
                "1E+",
                "E5",
                "12%",
                "一百",
                "1/2",
                "NaN",
                "Infinity",
                "0x10",
                "1,234,56",
                ",5",
                "1万E2"
            })
    void what_is_no_number_is_refused(String text) {
        assertThat(NumberFormat.DOT.parse(text))
                .isEqualTo(Parsed.failure("imports/number-invalid"));
    }

    @Test
    void the_column_decides_what_one_value_cannot() {
        assertThat(NumberFormat.find(List.of("1.234", "2.5")))
                .isEqualTo(new NumberFormat.Found(NumberFormat.DOT, false));
        assertThat(NumberFormat.find(List.of("1.234", "2,5")))
                .isEqualTo(new NumberFormat.Found(NumberFormat.COMMA, false));
        assertThat(NumberFormat.find(List.of("1,234", "1,234.5")))
                .isEqualTo(new NumberFormat.Found(NumberFormat.DOT, false));
        assertThat(NumberFormat.find(List.of("1.234", "1.234.567")))
                .isEqualTo(new NumberFormat.Found(NumberFormat.COMMA, false));
        assertThat(NumberFormat.find(List.of("0.234")))
                .isEqualTo(new NumberFormat.Found(NumberFormat.DOT, false));
        assertThat(NumberFormat.find(List.of("1", "x", "")))
                .isEqualTo(new NumberFormat.Found(NumberFormat.DOT, false));
    }

    @Test
    void a_column_that_never_tells_is_ambiguous() {
        assertThat(NumberFormat.find(List.of("1.234", "5")))
                .isEqualTo(new NumberFormat.Found(NumberFormat.DOT, true));
        assertThat(NumberFormat.find(List.of("1,234")))
                .isEqualTo(new NumberFormat.Found(NumberFormat.DOT, true));
        assertThat(NumberFormat.find(List.of("2.5", "2,5")))
                .isEqualTo(new NumberFormat.Found(NumberFormat.DOT, true));
    }

    @Test
    void long_text_costs_nothing() {
        assertThat(NumberFormat.DOT.parse("9".repeat(1_000_000)))
                .isEqualTo(Parsed.failure("imports/number-invalid"));
        assertThat(NumberFormat.DOT.parse("9".repeat(60)))
                .isEqualTo(Parsed.failure("imports/number-invalid"));
    }

    @Test
    void what_a_program_writes_is_read_back() {
        var random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            var value =
                    BigDecimal.valueOf(
                            random.nextLong(2_000_000_000_000L) - 1_000_000_000_000L,
                            random.nextInt(7));
            assertThat(NumberFormat.DOT.parse(value.toPlainString()))
                    .isEqualTo(Parsed.value(value));
            assertThat(NumberFormat.COMMA.parse(value.toPlainString().replace('.', ',')))
                    .isEqualTo(Parsed.value(value));
        }
    }
}
