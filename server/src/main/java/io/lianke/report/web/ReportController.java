package io.lianke.report.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.Sales;
import io.lianke.report.Interval;
import io.lianke.report.SalesReport;
import io.lianke.shared.Money;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.TimeParameter;
import io.lianke.shared.web.MoneyBody;
import io.lianke.tenancy.Tenants;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReportController {
    private static final int DAYS_DEFAULT = 30;

    private final SalesReport sales;
    private final Tenants tenants;
    private final InstantSource clock;

    ReportController(SalesReport sales, Tenants tenants, InstantSource clock) {
        this.sales = sales;
        this.tenants = tenants;
        this.clock = clock;
    }

    /// What a sales report is asked for.
    ///
    /// @param from an instant or a local date in `zone`; 30 days before `to` when absent
    /// @param to the first instant or local date left out; the end of today in `zone` when absent
    /// @param interval `day`, `week` or `month`; `day` when absent
    /// @param breakdown `channel` or `store`; none when absent
    /// @param knownCustomers `true`: orders and refunds whose customer is known, only
    /// @param currency needed when there are several
    record SalesReportQuery(
            @Nullable @Size(max = 64) String from,
            @Nullable @Size(max = 64) String to,
            @Nullable @Size(max = 64) String zone,
            @Nullable @Size(max = 10) String interval,
            @Nullable @Size(max = 10) String breakdown,
            @Nullable Boolean knownCustomers,
            @Nullable @Size(max = 3) String currency) {}

    record SalesTotals(long orders, long customers, MoneyBody grossRevenue, MoneyBody refunds) {}

    /// @param period the date on which it starts
    /// @param breakdown code of the channel or store; null for none
    record SalesRow(
            LocalDate period,
            @Nullable String breakdown,
            long orders,
            long customers,
            MoneyBody grossRevenue,
            MoneyBody refunds) {}

    record SalesReportBody(SalesTotals totals, List<SalesRow> rows) {}

    @Requires(Permission.REPORT_READ)
    @GetMapping("/api/v1/reports/sales")
    SalesReportBody reportSales(@Validated @ModelAttribute SalesReportQuery query) {
        var settings = tenants.settings();
        var zone = TimeParameter.zone(query.zone(), settings.zone());
        var to = to(query.to(), zone);
        var request =
                new SalesReport.Request(
                        from(query.from(), to, zone),
                        to,
                        zone,
                        interval(query.interval()),
                        breakdown(query.breakdown()),
                        Boolean.TRUE.equals(query.knownCustomers())
                                ? Sales.Buyers.KNOWN
                                : Sales.Buyers.ALL);
        return body(sales.run(request, currency(query.currency()), settings.currency()));
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

    private static SalesReportBody body(SalesReport.Report report) {
        var currency = report.currency();
        return new SalesReportBody(
                new SalesTotals(
                        report.totals().orders(),
                        report.totals().customers(),
                        money(report.totals().grossMinor(), currency),
                        money(report.totals().refundedMinor(), currency)),
                report.rows().stream()
                        .map(row ->
                                new SalesRow(
                                        row.period(),
                                        emptyToNull(row.breakdown()),
                                        row.figures().orders(),
                                        row.figures().customers(),
                                        money(row.figures().grossMinor(), currency),
                                        money(row.figures().refundedMinor(), currency)))
                        .toList());
    }

    private static MoneyBody money(long minor, Currency currency) {
        return MoneyBody.of(new Money(minor, currency));
    }

    private static @Nullable String emptyToNull(@Nullable String place) {
        return place == null || place.isEmpty() ? null : place;
    }

    private static Interval interval(@Nullable String code) {
        return code == null
                ? Interval.DAY
                : Interval.of(code).orElseThrow(() -> choice("interval"));
    }

    private static Sales.Breakdown breakdown(@Nullable String code) {
        return switch (code) {
            case null -> Sales.Breakdown.NONE;
            case "channel" -> Sales.Breakdown.CHANNEL;
            case "store" -> Sales.Breakdown.STORE;
            case String _ -> throw choice("breakdown");
        };
    }

    private static @Nullable Currency currency(@Nullable String code) {
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

    private static RequestProblem choice(String parameter) {
        return RequestProblem.invalid("?" + parameter, "request/choice", Map.of());
    }
}
