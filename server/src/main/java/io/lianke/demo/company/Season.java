package io.lianke.demo.company;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How busy the days of the history are. Time in which customers act runs faster on busy days: they
/// act at an even pace in that time, and it is turned into calendar days here.
final class Season {
    static final int MONTHS = 18;

    // The first day of the Chinese year.
    private static final List<LocalDate> SPRING_FESTIVALS =
            List.of(
                    LocalDate.of(2024, 2, 10),
                    LocalDate.of(2025, 1, 29),
                    LocalDate.of(2026, 2, 17),
                    LocalDate.of(2027, 2, 6),
                    LocalDate.of(2028, 1, 26),
                    LocalDate.of(2029, 2, 13),
                    LocalDate.of(2030, 2, 3),
                    LocalDate.of(2031, 1, 23),
                    LocalDate.of(2032, 2, 11),
                    LocalDate.of(2033, 1, 31),
                    LocalDate.of(2034, 2, 19),
                    LocalDate.of(2035, 2, 8));

    private final LocalDate first;
    private final double[] before;

    private Season(LocalDate first, double[] before) {
        this.first = first;
        this.before = before;
    }

    /// The days up to and with the last one.
    static Season until(LocalDate last) {
        var first = last.minusMonths(MONTHS).plusDays(1);
        var days = (int) ChronoUnit.DAYS.between(first, last) + 1;
        var before = new double[days + 1];
        for (int day = 0; day < days; day++) {
            before[day + 1] = before[day] + busy(first.plusDays(day));
        }
        var pace = days / before[days];
        for (int day = 0; day <= days; day++) {
            before[day] *= pace;
        }
        return new Season(first, before);
    }

    int days() {
        return before.length - 1;
    }

    LocalDate first() {
        return first;
    }

    /// The day at which so much of the customers' time has passed; it has as many days as the
    /// calendar.
    LocalDate day(double passed) {
        int low = 0;
        int high = days();
        while (high - low > 1) {
            var middle = (low + high) >>> 1;
            if (before[middle] <= passed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return first.plusDays(low);
    }

    private static double busy(LocalDate day) {
        return weekday(day) * festival(day) * sale(day);
    }

    private static double weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> 1.5;
            case SUNDAY -> 1.4;
            case FRIDAY -> 1.05;
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> 0.8;
        };
    }

    /// People stock up before the Spring Festival and stay at home in it.
    private static double festival(LocalDate day) {
        for (var festival : SPRING_FESTIVALS) {
            var after = ChronoUnit.DAYS.between(festival, day);
            if (after >= -18 && after < -2) {
                return 1.35;
            }
            if (after >= -1 && after < 6) {
                return 0.4;
            }
        }
        return day.getMonth() == Month.OCTOBER && day.getDayOfMonth() <= 7 ? 1.2 : 1;
    }

    private static double sale(LocalDate day) {
        var dayOfMonth = day.getDayOfMonth();
        return switch (day.getMonth()) {
            case NOVEMBER ->
                    dayOfMonth == 11 ? 6 : dayOfMonth == 10 ? 3 : dayOfMonth <= 13 ? 1.7 : 1;
            case JUNE -> dayOfMonth == 18 ? 4.5 : dayOfMonth <= 20 ? 1.4 : 1;
            case DECEMBER -> dayOfMonth == 12 ? 2.2 : 1;
            case MARCH -> dayOfMonth == 8 ? 1.6 : 1;
            case JANUARY, FEBRUARY, APRIL, MAY, JULY, AUGUST, SEPTEMBER, OCTOBER -> 1;
        };
    }
}
