package io.lianke.organization;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// When a store serves customers, by the clock on its wall.
///
/// @param week each weekday's intervals; a day without any is a day off
/// @param days dates on which other hours hold: holidays, and the workdays that make up for them
public record OpeningHours(Map<DayOfWeek, List<Interval>> week, List<Day> days) {
    public static final int INTERVALS_MAX = 6;
    public static final int DAYS_MAX = 400;
    public static final OpeningHours UNKNOWN = new OpeningHours(Map.of(), List.of());

    public OpeningHours {
        var copy = new EnumMap<DayOfWeek, List<Interval>>(DayOfWeek.class);
        week.forEach((day, intervals) -> copy.put(day, List.copyOf(intervals)));
        week = Map.copyOf(copy);
        days = List.copyOf(days);
    }

    /// From the one time to the other; past midnight when the other is not later. Equal times: all
    /// day and night.
    public record Interval(LocalTime from, LocalTime to) {
        boolean pastMidnight() {
            return !to.isAfter(from);
        }
    }

    /// @param intervals none: closed
    /// @param note why, for people
    public record Day(LocalDate date, List<Interval> intervals, String note) {
        public Day {
            intervals = List.copyOf(intervals);
        }
    }

    /// Whether the store is open at a local time; what began the evening before still counts.
    public boolean openAt(LocalDateTime at) {
        var time = at.toLocalTime();
        return on(at.toLocalDate()).stream()
                        .anyMatch(interval ->
                                !time.isBefore(interval.from())
                                        && (interval.pastMidnight()
                                                || time.isBefore(interval.to())))
                || on(at.toLocalDate().minusDays(1)).stream()
                        .anyMatch(interval ->
                                interval.pastMidnight() && time.isBefore(interval.to()));
    }

    /// The intervals that begin on a date.
    public List<Interval> on(LocalDate date) {
        return days.stream()
                .filter(day -> day.date().equals(date))
                .findFirst()
                .map(Day::intervals)
                .orElseGet(() -> week.getOrDefault(date.getDayOfWeek(), List.of()));
    }

    /// Whether two intervals of the same day share a moment of it.
    public static boolean overlap(List<Interval> intervals) {
        var byStart =
                intervals.stream()
                        .sorted((one, other) -> one.from().compareTo(other.from()))
                        .toList();
        for (int i = 1; i < byStart.size(); i++) {
            var before = byStart.get(i - 1);
            if (before.pastMidnight() || before.to().isAfter(byStart.get(i).from())) {
                return true;
            }
        }
        return false;
    }
}
