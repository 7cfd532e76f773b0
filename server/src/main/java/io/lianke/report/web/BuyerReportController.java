package io.lianke.report.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.BuyerGroups.Figures;
import io.lianke.commerce.BuyerGroups.Group;
import io.lianke.report.BuyerReport;
import io.lianke.shared.web.MoneyBody;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BuyerReportController {
    private final BuyerReport buyers;
    private final ReportReading reading;

    BuyerReportController(BuyerReport buyers, ReportReading reading) {
        this.buyers = buyers;
        this.reading = reading;
    }

    /// What a report of customers is asked for.
    ///
    /// @param from an instant or a local date in `zone`; 30 days before `to` when absent
    /// @param to the first instant or local date left out; the end of today in `zone` when absent
    /// @param interval `day`, `week` or `month`; `day` when absent
    /// @param currency needed when there are several
    record CustomerReportQuery(
            @Nullable @Size(max = 64) String from,
            @Nullable @Size(max = 64) String to,
            @Nullable @Size(max = 64) String zone,
            @Nullable @Size(max = 10) String interval,
            @Nullable @Size(max = 3) String currency) {}

    record BuyerFigures(long customers, long orders, MoneyBody grossRevenue) {
        static BuyerFigures of(Figures figures, Currency currency) {
            return new BuyerFigures(
                    figures.customers(),
                    figures.orders(),
                    ReportReading.money(figures.grossMinor(), currency));
        }
    }

    /// @param newCustomers whose first order ever is in the range
    /// @param returningCustomers who had bought before it
    /// @param unknownCustomers orders that name nobody
    record CustomerReportTotals(
            BuyerFigures newCustomers,
            BuyerFigures returningCustomers,
            BuyerFigures unknownCustomers) {}

    /// @param period the date on which it starts
    /// @param newCustomers whose first order ever is in the period
    /// @param returningCustomers who had bought before it
    /// @param unknownCustomers orders that name nobody
    record CustomerReportRow(
            LocalDate period,
            BuyerFigures newCustomers,
            BuyerFigures returningCustomers,
            BuyerFigures unknownCustomers) {}

    record CustomerReportBody(CustomerReportTotals totals, List<CustomerReportRow> rows) {}

    @Requires(Permission.REPORT_READ)
    @GetMapping("/api/v1/reports/customers")
    CustomerReportBody reportCustomers(@Validated @ModelAttribute CustomerReportQuery query) {
        var range = reading.range(query.from(), query.to(), query.zone());
        var report =
                buyers.run(
                        new BuyerReport.Request(
                                range.from(),
                                range.to(),
                                range.zone(),
                                ReportReading.interval(query.interval())),
                        ReportReading.currency(query.currency()),
                        range.otherwise());
        var currency = report.currency();
        return new CustomerReportBody(
                new CustomerReportTotals(
                        BuyerFigures.of(report.of(Group.NEW), currency),
                        BuyerFigures.of(report.of(Group.RETURNING), currency),
                        BuyerFigures.of(report.of(Group.UNKNOWN), currency)),
                report.rows().stream()
                        .map(row ->
                                new CustomerReportRow(
                                        row.period(),
                                        BuyerFigures.of(row.of(Group.NEW), currency),
                                        BuyerFigures.of(row.of(Group.RETURNING), currency),
                                        BuyerFigures.of(row.of(Group.UNKNOWN), currency)))
                        .toList());
    }
}
