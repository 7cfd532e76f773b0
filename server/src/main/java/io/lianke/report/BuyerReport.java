package io.lianke.report;

import io.lianke.commerce.BuyerGroups;
import io.lianke.commerce.BuyerGroups.Figures;
import io.lianke.commerce.BuyerGroups.Group;
import io.lianke.commerce.Sales;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// New and returning customers by period. See [BuyerGroups] for who is new and what it costs.
@Component
@Transactional(readOnly = true)
public class BuyerReport {
    private final BuyerGroups buyers;
    private final ReportCurrency currencies;

    BuyerReport(BuyerGroups buyers, ReportCurrency currencies) {
        this.buyers = buyers;
        this.currencies = currencies;
    }

    /// What is asked.
    ///
    /// @param to the first instant left out
    public record Request(Instant from, Instant to, ZoneId zone, Interval interval) {}

    /// The figures of one period, by group.
    ///
    /// @param period the date on which it starts in the zone
    public record Row(LocalDate period, Map<Group, Figures> figures) {
        public Figures of(Group group) {
            return figures.getOrDefault(group, Figures.NOTHING);
        }
    }

    /// The answer, in one currency.
    public record Report(Currency currency, Map<Group, Figures> totals, List<Row> rows) {
        public Figures of(Group group) {
            return totals.getOrDefault(group, Figures.NOTHING);
        }
    }

    /// Runs the report.
    ///
    /// @param wanted null: the one currency there is
    /// @param otherwise when there is none
    public Report run(Request request, @Nullable Currency wanted, Currency otherwise) {
        if (!request.from().isBefore(request.to())) {
            throw ReportProblem.emptyRange();
        }
        var periods = request.interval().periods(request.from(), request.to(), request.zone());
        var starts =
                periods.stream()
                        .map(period -> period.atStartOfDay(request.zone()).toInstant())
                        .toList();
        var currency =
                currencies.of(
                        new Sales.Question(
                                starts,
                                request.from(),
                                request.to(),
                                Sales.Breakdown.NONE,
                                Sales.Buyers.ALL),
                        wanted,
                        otherwise);
        var answer = buyers.ask(starts, request.from(), request.to(), currency.getCurrencyCode());
        return new Report(
                currency,
                answer.totals(),
                answer.periods().entrySet().stream()
                        .map(row -> new Row(periods.get(row.getKey()), row.getValue()))
                        .toList());
    }
}
