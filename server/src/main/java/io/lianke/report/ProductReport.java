package io.lianke.report;

import io.lianke.commerce.ProductSales;
import io.lianke.commerce.Sales;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What sells and what does not. See [ProductSales] for what it costs.
@Component
@Transactional(readOnly = true)
public class ProductReport {
    private final ProductSales products;
    private final ReportCurrency currencies;

    ProductReport(ProductSales products, ReportCurrency currencies) {
        this.products = products;
        this.currencies = currencies;
    }

    /// What is asked; null is no condition.
    ///
    /// @param to the first instant left out
    public record Request(
            Instant from,
            Instant to,
            @Nullable String channel,
            @Nullable String store,
            @Nullable String category,
            ProductSales.Order order,
            int rowsMax) {}

    /// The answer, in one currency.
    public record Report(
            Currency currency, ProductSales.Totals totals, List<ProductSales.Row> rows) {}

    /// Runs the report.
    ///
    /// @param wanted null: the one currency there is
    /// @param otherwise when there is none
    public Report run(Request request, @Nullable Currency wanted, Currency otherwise) {
        if (!request.from().isBefore(request.to())) {
            throw ReportProblem.emptyRange();
        }
        var currency =
                currencies.of(
                        new Sales.Question(
                                List.of(request.from()),
                                request.from(),
                                request.to(),
                                Sales.Breakdown.NONE,
                                Sales.Buyers.ALL),
                        wanted,
                        otherwise);
        var question =
                new ProductSales.Question(
                        request.from(),
                        request.to(),
                        currency.getCurrencyCode(),
                        request.channel(),
                        request.store(),
                        request.category());
        var answer = products.ask(question, request.order(), request.rowsMax());
        return new Report(currency, answer.totals(), answer.rows());
    }
}
