package io.lianke.risk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Limits of a tenant that has decided none, and how often it is looked.
///
/// @param personRecordsPerDay how many persons a reader is shown in a day before a proof is due
/// @param exportRowsPerDay how many rows a member takes away in files in a day
/// @param habitTimes as many times one's own habit of the last 30 days is too much as well
/// @param habitFloor as many are never too much by habit
/// @param quietFrom the full hour at which the quiet hours begin, in the zone of the tenant
/// @param quietTo the full hour at which they end; none when both are the same
/// @param operatorKeyStopped whether the key of the first start is stopped too, and not told only
/// @param flushEvery how often counts are written down: as much is lost with a crash
/// @param lookEvery how often it is looked for risks; zero for never
@ConfigurationProperties("lianke.risk")
public record RiskSettings(
        @DefaultValue("5000") int personRecordsPerDay,
        @DefaultValue("100000") int exportRowsPerDay,
        @DefaultValue("10") int habitTimes,
        @DefaultValue("1000") int habitFloor,
        @DefaultValue("0") int quietFrom,
        @DefaultValue("5") int quietTo,
        @DefaultValue("false") boolean operatorKeyStopped,
        @DefaultValue("5s") Duration flushEvery,
        @DefaultValue("15s") Duration lookEvery) {
    static final int LIMIT_MIN = 100;
    static final int LIMIT_MAX = 10_000_000;
    private static final int HOURS = 24;

    public RiskSettings {
        if (personRecordsPerDay < LIMIT_MIN
                || personRecordsPerDay > LIMIT_MAX
                || exportRowsPerDay < LIMIT_MIN
                || exportRowsPerDay > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "lianke.risk: the limits of a day are %d to %d"
                            .formatted(LIMIT_MIN, LIMIT_MAX));
        }
        if (quietFrom < 0 || quietFrom >= HOURS || quietTo < 0 || quietTo >= HOURS) {
            throw new IllegalArgumentException("lianke.risk: quiet hours are 0 to 23");
        }
        if (habitTimes < 1 || habitFloor < 1 || !flushEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "lianke.risk: habit-times, habit-floor and flush-every are more than nothing");
        }
    }

    Limits limits() {
        return new Limits(personRecordsPerDay, exportRowsPerDay, quietFrom, quietTo);
    }
}
