package io.lianke.commerce;

import io.lianke.shared.TimeParameter;
import io.lianke.tenancy.Tenants;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The time that a list is asked for; null is open.
///
/// @param to the first instant left out
public record Period(@Nullable Instant from, @Nullable Instant to) {

    /// @param zone of local dates; the tenant's when null
    public static Period read(
            @Nullable String from, @Nullable String to, @Nullable String zone, Tenants tenants) {
        if (from == null && to == null) {
            return new Period(null, null);
        }
        var local = TimeParameter.zone(zone, tenants.settings().zone());
        return new Period(time("from", from, local), time("to", to, local));
    }

    private static @Nullable Instant time(String name, @Nullable String text, ZoneId zone) {
        return text == null ? null : TimeParameter.instant(name, text, zone);
    }
}
