package io.lianke.report;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How long a period of a report is. Periods are those of the calendar in a zone; a week starts on
/// Monday. A day begins at its first moment, which is not midnight where clocks jump over it.
public enum Interval {
    DAY,
    WEEK,
    MONTH;

    public static final int PERIODS_MAX = 4_000;

    public static Optional<Interval> of(String code) {
        for (var interval : values()) {
            if (interval.name().toLowerCase(Locale.ROOT).equals(code)) {
                return Optional.of(interval);
            }
        }
        return Optional.empty();
    }

    /// The periods that a half-open range touches.
    ///
    /// @throws ReportProblem when they are too many
    public List<LocalDate> periods(Instant from, Instant to, ZoneId zone) {
        var periods = new ArrayList<LocalDate>();
        var next = start(from.atZone(zone).toLocalDate());
        while (periods.isEmpty() || next.atStartOfDay(zone).toInstant().isBefore(to)) {
            if (periods.size() == PERIODS_MAX) {
                throw ReportProblem.tooManyPeriods(PERIODS_MAX);
            }
            periods.add(next);
            next = after(next);
        }
        return List.copyOf(periods);
    }

    private LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private LocalDate after(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }
}
