package io.lianke.report.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.Sales;
import io.lianke.report.SalesReport;
import io.lianke.shared.web.MoneyBody;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReportController {
    private final SalesReport sales;
    private final ReportReading reading;

    ReportController(SalesReport sales, ReportReading reading) {
        this.sales = sales;
        this.reading = reading;
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
        var range = reading.range(query.from(), query.to(), query.zone());
        var request =
                new SalesReport.Request(
                        range.from(),
                        range.to(),
                        range.zone(),
                        ReportReading.interval(query.interval()),
                        breakdown(query.breakdown()),
                        Boolean.TRUE.equals(query.knownCustomers())
                                ? Sales.Buyers.KNOWN
                                : Sales.Buyers.ALL);
        return body(
                sales.run(request, ReportReading.currency(query.currency()), range.otherwise()));
    }

    private static SalesReportBody body(SalesReport.Report report) {
        var currency = report.currency();
        return new SalesReportBody(
                new SalesTotals(
                        report.totals().orders(),
                        report.totals().customers(),
                        ReportReading.money(report.totals().grossMinor(), currency),
                        ReportReading.money(report.totals().refundedMinor(), currency)),
                report.rows().stream()
                        .map(row ->
                                new SalesRow(
                                        row.period(),
                                        emptyToNull(row.breakdown()),
                                        row.figures().orders(),
                                        row.figures().customers(),
                                        ReportReading.money(row.figures().grossMinor(), currency),
                                        ReportReading.money(
                                                row.figures().refundedMinor(), currency)))
                        .toList());
    }

    private static @Nullable String emptyToNull(@Nullable String place) {
        return place == null || place.isEmpty() ? null : place;
    }

    private static Sales.Breakdown breakdown(@Nullable String code) {
        return switch (code) {
            case null -> Sales.Breakdown.NONE;
            case "channel" -> Sales.Breakdown.CHANNEL;
            case "store" -> Sales.Breakdown.STORE;
            case String _ -> throw ReportReading.choice("breakdown");
        };
    }
}
