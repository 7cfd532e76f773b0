package io.lianke.risk;

import java.time.Instant;
import java.time.ZoneId;

/// What a tenant allows.
///
/// @param personRecordsPerDay how many persons a reader is shown in a day before a proof is due
/// @param exportRowsPerDay how many rows a member takes away in files in a day
/// @param quietFrom the full hour at which the quiet hours begin
/// @param quietTo the full hour at which they end; none when both are the same
public record Limits(int personRecordsPerDay, int exportRowsPerDay, int quietFrom, int quietTo) {

    /// Whether a moment lies in the quiet hours, which may pass midnight.
    boolean quiet(Instant at, ZoneId zone) {
        var hour = at.atZone(zone).getHour();
        return quietFrom <= quietTo
                ? hour >= quietFrom && hour < quietTo
                : hour >= quietFrom || hour < quietTo;
    }
}
