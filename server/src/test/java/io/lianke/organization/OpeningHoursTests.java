package io.lianke.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTests {
    // Thursday 1 October 2026 is a holiday, Saturday the 10th makes up for it.
    private static final OpeningHours HOURS =
            new OpeningHours(
                    Map.of(
                            DayOfWeek.MONDAY, hours("09:00-12:00", "13:30-18:00"),
                            DayOfWeek.FRIDAY, hours("18:00-02:00"),
                            DayOfWeek.THURSDAY, hours("09:00-21:00"),
                            DayOfWeek.SUNDAY, hours("00:00-00:00")),
                    List.of(
                            new OpeningHours.Day(LocalDate.of(2026, 10, 1), List.of(), "holiday"),
                            new OpeningHours.Day(
                                    LocalDate.of(2026, 10, 10), hours("10:00-16:00"), "workday")));

    private static List<OpeningHours.Interval> hours(String... intervals) {
        return List.of(intervals).stream()
                .map(text ->
                        new OpeningHours.Interval(
                                LocalTime.parse(text.substring(0, 5)),
                                LocalTime.parse(text.substring(6))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-05T08:59, false",
        "2026-10-05T09:00, true",
        "2026-10-05T12:00, false",
        "2026-10-05T13:30, true",
        "2026-10-05T17:59, true",
        "2026-10-05T18:00, false",
        "2026-10-09T17:59, false",
        "2026-10-09T23:59, true",
        "2026-10-10T01:59, true",
        "2026-10-10T02:00, false",
        "2026-10-10T10:00, true",
        "2026-10-10T16:00, false",
        "2026-10-03T01:30, true",
        "2026-10-03T10:00, false",
        "2026-10-01T10:00, false",
        "2026-10-08T10:00, true",
        "2026-10-04T00:00, true",
        "2026-10-04T23:59, true",
        "2026-10-05T00:00, false",
        "2026-10-06T10:00, false",
    })
    void a_store_is_open_at_its_hours(LocalDateTime at, boolean open) {
        assertThat(HOURS.openAt(at)).isEqualTo(open);
    }

    @Test
    void hours_of_a_day_overlap_when_they_share_a_moment() {
        assertThat(OpeningHours.overlap(hours("13:00-18:00", "09:00-13:00"))).isFalse();
        assertThat(OpeningHours.overlap(hours("09:00-13:01", "13:00-18:00"))).isTrue();
        assertThat(OpeningHours.overlap(hours("09:00-18:00", "10:00-11:00", "19:00-20:00")))
                .isTrue();
        assertThat(OpeningHours.overlap(hours("18:00-02:00", "20:00-21:00"))).isTrue();
        assertThat(OpeningHours.overlap(hours("09:00-12:00", "18:00-02:00"))).isFalse();
    }
}
