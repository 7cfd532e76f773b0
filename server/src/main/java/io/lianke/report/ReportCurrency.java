package io.lianke.report;

import io.lianke.commerce.Sales;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which currency a report is in: the one asked for, else the only one there is.
@Component
class ReportCurrency {
    private final Sales sales;

    ReportCurrency(Sales sales) {
        this.sales = sales;
    }

    /// @param wanted null: the one currency there is
    /// @param otherwise when there is none
    Currency of(Sales.Question question, @Nullable Currency wanted, Currency otherwise) {
        if (wanted != null) {
            return wanted;
        }
        var used = sales.currencies(question);
        if (used.size() > 1) {
            throw ReportProblem.mixedCurrencies(used);
        }
        return used.isEmpty() ? otherwise : Currency.getInstance(used.first());
    }
}
