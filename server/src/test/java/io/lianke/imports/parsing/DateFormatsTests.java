package io.lianke.imports.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatsTests {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "YEAR_MONTH_DAY | 2010-12-01 08:26:00 | 2010-12-01T08:26:00Z",
                "YEAR_MONTH_DAY | 2010-12-01T08:26:00 | 2010-12-01T08:26:00Z",
                "YEAR_MONTH_DAY | 2010-12-01T08:26:00Z | 2010-12-01T08:26:00Z",
                "YEAR_MONTH_DAY | 2010-12-01T08:26:00.123+08:00 | 2010-12-01T00:26:00.123Z",
                "YEAR_MONTH_DAY | 2010-12-01 08:26:00 +0800 | 2010-12-01T00:26:00Z",
                "YEAR_MONTH_DAY | 2010-12-01 08:26 UTC | 2010-12-01T08:26:00Z",
                "YEAR_MONTH_DAY | 2010-12-01 | 2010-12-01T00:00:00Z",
                "YEAR_MONTH_DAY | 2010/12/1 8:26 | 2010-12-01T08:26:00Z",
                "YEAR_MONTH_DAY | 2010.12.1 | 2010-12-01T00:00:00Z",
                "YEAR_MONTH_DAY | 2010年12月1日 | 2010-12-01T00:00:00Z",
                "YEAR_MONTH_DAY | 2010年12月1日 8时26分30秒 | 2010-12-01T08:26:30Z",
                "YEAR_MONTH_DAY | 2010-12-01 下午 3:05 | 2010-12-01T15:05:00Z",
                "YEAR_MONTH_DAY | ２０１０－１２－０１ | 2010-12-01T00:00:00Z",
                "YEAR_MONTH_DAY | 20101201 | 2010-12-01T00:00:00Z",
                "YEAR_MONTH_DAY | 20101201082600 | 2010-12-01T08:26:00Z",
                "YEAR_MONTH_DAY | 20101201 08:26 | 2010-12-01T08:26:00Z",
                "DAY_MONTH_YEAR | 01/12/2010 8:26 | 2010-12-01T08:26:00Z",
                "DAY_MONTH_YEAR | 1.12.2010 | 2010-12-01T00:00:00Z",
                "DAY_MONTH_YEAR | 01-Dec-2010 | 2010-12-01T00:00:00Z",
                "DAY_MONTH_YEAR | 1 December 2010 08:26 | 2010-12-01T08:26:00Z",
                "DAY_MONTH_YEAR | 01/12/10 | 2010-12-01T00:00:00Z",
                "MONTH_DAY_YEAR | 12/1/2010 8:26 | 2010-12-01T08:26:00Z",
                "MONTH_DAY_YEAR | 12/1/10 8:26 PM | 2010-12-01T20:26:00Z",
                "MONTH_DAY_YEAR | 12/1/2010 12:05 AM | 2010-12-01T00:05:00Z",
                "MONTH_DAY_YEAR | Dec 1, 2010 | 2010-12-01T00:00:00Z",
                "EPOCH_SECONDS | 1291191960 | 2010-12-01T08:26:00Z",
                "EPOCH_MILLIS | 1291191960000 | 2010-12-01T08:26:00Z"
            })
    void a_moment_is_read_in_its_order(DateOrder order, String text, Instant expected) {
        assertThat(DateFormats.parse(text, order, ZoneOffset.UTC))
                .isEqualTo(Parsed.value(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "2010",
                "2010-13-01",
                "2010-02-30",
                "2010-12-01 25:00",
                "2010-12-01 08:60",
                "2010-12-01 8",
                "01/12/2010",
                "2010-12-01 08:26:00 Mars",
                "2010-12-01x",
                "2010-12",
                "10-12-01",
                "20101301",
                "99999999999999999999",
                "2010-12-01 13:00 PM",
                "2010--12-01",
                "2010-12-01 08:26:00.1234567890"
            })
    void what_is_no_moment_is_refused(String text) {
        assertThat(DateFormats.parse(text, DateOrder.YEAR_MONTH_DAY, ZoneOffset.UTC))
                .isEqualTo(Parsed.failure("imports/date-invalid"));
    }

    @Test
    void a_skipped_hour_moves_forward_and_a_doubled_one_is_the_earlier() {
        assertThat(DateFormats.parse("2011-03-27 01:30", DateOrder.YEAR_MONTH_DAY, LONDON))
                .isEqualTo(Parsed.value(Instant.parse("2011-03-27T01:30:00Z")));
        assertThat(DateFormats.parse("2010-10-31 01:30", DateOrder.YEAR_MONTH_DAY, LONDON))
                .isEqualTo(Parsed.value(Instant.parse("2010-10-31T00:30:00Z")));
        assertThat(DateFormats.parse("2011-07-01", DateOrder.YEAR_MONTH_DAY, LONDON))
                .isEqualTo(Parsed.value(Instant.parse("2011-06-30T23:00:00Z")));
    }

    @Test
    void one_value_of_the_column_settles_day_and_month() {
        assertThat(DateFormats.over(List.of("01/02/2010", "13/02/2010")).found())
                .isEqualTo(new DateFormats.Found(DateOrder.DAY_MONTH_YEAR, false, false, 0));
        assertThat(DateFormats.over(List.of("01/02/2010", "02/13/2010")).found())
                .isEqualTo(new DateFormats.Found(DateOrder.MONTH_DAY_YEAR, false, false, 0));
        assertThat(DateFormats.over(List.of("2010-12-01", "", "2010-12-02 08:00")).found())
                .isEqualTo(new DateFormats.Found(DateOrder.YEAR_MONTH_DAY, false, false, 0));
        assertThat(DateFormats.over(List.of("2010-12-01", "junk")).found())
                .isEqualTo(new DateFormats.Found(DateOrder.YEAR_MONTH_DAY, false, false, 1));
    }

    @Test
    void a_column_that_never_tells_is_ambiguous_unless_it_makes_no_difference() {
        assertThat(DateFormats.over(List.of("01/02/2010", "03/04/2010")).found().ambiguous())
                .isTrue();
        assertThat(DateFormats.over(List.of("01/01/2010", "02/02/2010")).found().ambiguous())
                .isFalse();
    }

    @Test
    void a_chosen_format_is_checked() {
        assertThat(DateOrder.of("dd/MM/yyyy H:mm")).contains(DateOrder.DAY_MONTH_YEAR);
        assertThat(DateOrder.of("M/d/yy h:mm a")).contains(DateOrder.MONTH_DAY_YEAR);
        assertThat(DateOrder.of("yyyy-MM-dd'T'HH:mm:ssXXX")).contains(DateOrder.YEAR_MONTH_DAY);
        assertThat(DateOrder.of("yyyy年M月d日")).contains(DateOrder.YEAR_MONTH_DAY);
        assertThat(DateOrder.of("epoch_millis")).contains(DateOrder.EPOCH_MILLIS);
        for (var order : DateOrder.values()) {
            assertThat(DateOrder.of(order.pattern())).contains(order);
        }
        for (var bad : List.of("", "yyyy", "dd/MM", "qq/MM/yyyy", "yyyy-dd-MM", "y".repeat(50))) {
            assertThat(DateOrder.of(bad)).as(bad).isEmpty();
        }
    }

    @Test
    void every_day_is_read_back_in_every_order() {
        for (var day = LocalDate.of(1999, 1, 1);
                day.isBefore(LocalDate.of(2001, 1, 1));
                day = day.plusDays(1)) {
            var at = Parsed.value(day.atStartOfDay(ZoneOffset.UTC).toInstant());
            assertThat(DateFormats.parse(day.toString(), DateOrder.YEAR_MONTH_DAY, ZoneOffset.UTC))
                    .isEqualTo(at);
            assertThat(
                            DateFormats.parse(
                                    "%d/%d/%d"
                                            .formatted(
                                                    day.getDayOfMonth(),
                                                    day.getMonthValue(),
                                                    day.getYear()),
                                    DateOrder.DAY_MONTH_YEAR,
                                    ZoneOffset.UTC))
                    .isEqualTo(at);
            assertThat(
                            DateFormats.parse(
                                    "%d/%d/%d"
                                            .formatted(
                                                    day.getMonthValue(),
                                                    day.getDayOfMonth(),
                                                    day.getYear()),
                                    DateOrder.MONTH_DAY_YEAR,
                                    ZoneOffset.UTC))
                    .isEqualTo(at);
        }
    }

    @Test
    void random_text_never_breaks_the_reader() {
        var random = new Random(9);
        var letters = "0123456789-/.: tzapm年月日+,decjan\u00e9\ud83d\ude00";
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(25); j > 0; j--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            for (var order : DateOrder.values()) {
                assertThat(DateFormats.parse(text.toString(), order, LONDON)).isNotNull();
            }
        }
    }
}
