package io.lianke.report.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.ProductSales;
import io.lianke.report.ProductReport;
import io.lianke.shared.web.MoneyBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductReportController {
    private static final int ROWS_MAX = 1_000;

    private final ProductReport products;
    private final ReportReading reading;

    ProductReportController(ProductReport products, ReportReading reading) {
        this.products = products;
        this.reading = reading;
    }

    /// What a report of products is asked for.
    ///
    /// @param from an instant or a local date in `zone`; 30 days before `to` when absent
    /// @param to the first instant or local date left out; the end of today in `zone` when absent
    /// @param channel code of the channel
    /// @param store code of the store
    /// @param category the whole of it
    /// @param sort `revenue` or `quantity`: most first; `slow`: least quantity first, also of what
    ///   was sold before the range only; `revenue` when absent
    /// @param currency needed when there are several
    record ProductReportQuery(
            @Nullable @Size(max = 64) String from,
            @Nullable @Size(max = 64) String to,
            @Nullable @Size(max = 64) String zone,
            @Nullable @Size(max = 64) String channel,
            @Nullable @Size(max = 64) String store,
            @Nullable @Size(max = 200) String category,
            @Nullable @Size(max = 10) String sort,
            @Nullable @Size(max = 3) String currency) {}

    /// @param products how many were sold
    /// @param refunds of what refunds say was given back; those that name no products are not in it
    record ProductReportTotals(
            long products, String quantity, MoneyBody grossRevenue, MoneyBody refunds) {}

    /// @param share of the revenue of all products in the report, from 0 to 1
    /// @param lastSoldAt before the end of the range, in whatever channel
    record ProductReportRow(
            String sku,
            @Nullable String name,
            @Nullable String category,
            String quantity,
            MoneyBody grossRevenue,
            MoneyBody refunds,
            long orders,
            long customers,
            double share,
            @Nullable Instant lastSoldAt) {
        static ProductReportRow of(ProductSales.Row row, long total, Currency currency) {
            var figures = row.figures();
            return new ProductReportRow(
                    row.sku(),
                    row.name(),
                    row.category(),
                    plain(figures.quantity()),
                    ReportReading.money(figures.amountMinor(), currency),
                    ReportReading.money(figures.returnedMinor(), currency),
                    row.orders(),
                    row.customers(),
                    total == 0 ? 0 : (double) figures.amountMinor() / total,
                    row.lastSoldAt());
        }
    }

    record ProductReportBody(ProductReportTotals totals, List<ProductReportRow> rows) {}

    /// @param limit how many products to show
    @Requires(Permission.REPORT_READ)
    @GetMapping("/api/v1/reports/products")
    ProductReportBody reportProducts(
            @Validated @ModelAttribute ProductReportQuery query,
            @RequestParam(defaultValue = "50") @Min(1) @Max(ROWS_MAX) int limit) {
        var range = reading.range(query.from(), query.to(), query.zone());
        var report =
                products.run(
                        new ProductReport.Request(
                                range.from(),
                                range.to(),
                                query.channel(),
                                query.store(),
                                query.category(),
                                order(query.sort()),
                                limit),
                        ReportReading.currency(query.currency()),
                        range.otherwise());
        var currency = report.currency();
        var figures = report.totals().figures();
        return new ProductReportBody(
                new ProductReportTotals(
                        report.totals().products(),
                        plain(figures.quantity()),
                        ReportReading.money(figures.amountMinor(), currency),
                        ReportReading.money(figures.returnedMinor(), currency)),
                report.rows().stream()
                        .map(row -> ProductReportRow.of(row, figures.amountMinor(), currency))
                        .toList());
    }

    private static ProductSales.Order order(@Nullable String code) {
        return switch (code) {
            case null -> ProductSales.Order.REVENUE;
            case "revenue" -> ProductSales.Order.REVENUE;
            case "quantity" -> ProductSales.Order.QUANTITY;
            case "slow" -> ProductSales.Order.SLOW;
            case String _ -> throw ReportReading.choice("sort");
        };
    }

    private static String plain(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}
