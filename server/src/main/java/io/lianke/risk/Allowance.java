package io.lianke.risk;

import java.util.List;

/// How many persons a reader is shown in a day. Pure.
final class Allowance {
    /// A habit is known after as many days of reading.
    static final int HABIT_DAYS_MIN = 5;

    static final int HABIT_DAYS = 30;

    private Allowance() {}

    /// The limit of the tenant or, when that is less, so many times one's own habit; a habit of
    /// next to nothing is no reason to stop somebody early, and who has none has the limit alone.
    ///
    /// @param days how many persons were shown on each of the last 30 days on which there were any
    static long of(Limits limits, List<Long> days, RiskSettings settings) {
        if (days.size() < HABIT_DAYS_MIN) {
            return limits.personRecordsPerDay();
        }
        var average = days.stream().mapToLong(Long::longValue).average().orElse(0);
        var habit = Math.max(settings.habitFloor(), Math.round(average * settings.habitTimes()));
        return Math.min(limits.personRecordsPerDay(), habit);
    }
}
