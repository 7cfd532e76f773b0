package io.lianke.report;

import io.lianke.commerce.Sales;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Orders, customers, revenue and refunds by period.
@Component
@Transactional(readOnly = true)
public class SalesReport {
    private final Sales sales;
    private final ReportCurrency currencies;

    SalesReport(Sales sales, ReportCurrency currencies) {
        this.sales = sales;
        this.currencies = currencies;
    }

    /// What is asked.
    ///
    /// @param to the first instant left out
    public record Request(
            Instant from,
            Instant to,
            ZoneId zone,
            Interval interval,
            Sales.Breakdown breakdown,
            Sales.Buyers buyers) {}

    /// The figures of one period.
    ///
    /// @param period the date on which it starts in the zone
    public record Row(LocalDate period, @Nullable String breakdown, Sales.Figures figures) {}

    /// The answer, in one currency.
    public record Report(Currency currency, Sales.Figures totals, List<Row> rows) {}

    /// Runs the report.
    ///
    /// @param wanted null: the one currency there is
    /// @param otherwise when there is none
    public Report run(Request request, @Nullable Currency wanted, Currency otherwise) {
        if (!request.from().isBefore(request.to())) {
            throw ReportProblem.emptyRange();
        }
        var periods = request.interval().periods(request.from(), request.to(), request.zone());
        var question =
                new Sales.Question(
                        periods.stream()
                                .map(period -> period.atStartOfDay(request.zone()).toInstant())
                                .toList(),
                        request.from(),
                        request.to(),
                        request.breakdown(),
                        request.buyers());
        var currency = currencies.of(question, wanted, otherwise);
        var answer = sales.ask(question, currency.getCurrencyCode());
        return new Report(
                currency,
                answer.totals(),
                answer.rows().stream()
                        .map(row -> new Row(periods.get(row.period()), row.place(), row.figures()))
                        .toList());
    }
}
