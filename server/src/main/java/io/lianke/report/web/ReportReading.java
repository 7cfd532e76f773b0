package io.lianke.report.web;

import io.lianke.report.Interval;
import io.lianke.shared.Money;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.TimeParameter;
import io.lianke.shared.web.MoneyBody;
import io.lianke.tenancy.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads what all reports are asked for, the same way for each.
@Component
class ReportReading {
    private static final int DAYS_DEFAULT = 30;

    private final Tenants tenants;
    private final InstantSource clock;

    ReportReading(Tenants tenants, InstantSource clock) {
        this.tenants = tenants;
        this.clock = clock;
    }

    /// @param otherwise the tenant's currency
    record Range(Instant from, Instant to, ZoneId zone, Currency otherwise) {}

    /// @param from an instant or a local date in `zone`; 30 days before `to` when absent
    /// @param to the first instant or local date left out; the end of today in `zone` when absent
    /// @param zone the tenant's when absent
    Range range(@Nullable String from, @Nullable String to, @Nullable String zone) {
        var settings = tenants.settings();
        var local = TimeParameter.zone(zone, settings.zone());
        var end = to(to, local);
        return new Range(from(from, end, local), end, local, settings.currency());
    }

    private Instant to(@Nullable String text, ZoneId zone) {
        return text == null
                ? LocalDate.ofInstant(clock.instant(), zone)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                : TimeParameter.instant("to", text, zone);
    }

    private static Instant from(@Nullable String text, Instant to, ZoneId zone) {
        return text == null
                ? to.atZone(zone).minusDays(DAYS_DEFAULT).toInstant()
                : TimeParameter.instant("from", text, zone);
    }

    static Interval interval(@Nullable String code) {
        return code == null
                ? Interval.DAY
                : Interval.of(code).orElseThrow(() -> choice("interval"));
    }

    static @Nullable Currency currency(@Nullable String code) {
        try {
            var currency = code == null ? null : Currency.getInstance(code);
            if (currency == null || currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException _) {
            // Told below, as is a currency that nobody pays in.
        }
        throw RequestProblem.invalid("?currency", "request/currency", Map.of());
    }

    static RequestProblem choice(String parameter) {
        return RequestProblem.invalid("?" + parameter, "request/choice", Map.of());
    }

    static MoneyBody money(long minor, Currency currency) {
        return MoneyBody.of(new Money(minor, currency));
    }
}
