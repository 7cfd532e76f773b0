package io.lianke.exports;

import io.lianke.customer.CustomerFilter;
import io.lianke.customer.CustomerQuery;
import io.lianke.customer.CustomerSummary;
import io.lianke.customer.Customers;
import io.lianke.shared.Money;
import io.lianke.shared.Page;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The list of customers.
@Component
class CustomerSource implements ExportSource {
    private static final Map<String, BiFunction<CustomerSummary, Words, Cell>> COLUMNS =
            columnMap();

    private final Customers customers;
    private final Filters filters;

    CustomerSource(Customers customers, Filters filters) {
        this.customers = customers;
        this.filters = filters;
    }

    private static Map<String, BiFunction<CustomerSummary, Words, Cell>> columnMap() {
        var columns = new LinkedHashMap<String, BiFunction<CustomerSummary, Words, Cell>>();
        columns.put("name", (row, _) -> Cell.text(row.name()));
        columns.put("ordinal", (row, _) -> Cell.number(row.ordinal()));
        columns.put("kind", (row, words) -> Cell.text(words.of("kind." + row.kind().code())));
        columns.put("status", (row, words) -> Cell.text(words.of("status." + row.status().code())));
        columns.put("phone", (row, _) -> Cell.text(row.phone()));
        columns.put("email", (row, _) -> Cell.text(row.email()));
        columns.put("identifier", (row, _) -> identifier(row));
        columns.put("tags", (row, _) -> Cell.text(String.join("; ", row.tags())));
        columns.put("city", (row, _) -> Cell.text(row.city()));
        columns.put("channel", (row, words) -> words.channel(row.channel()));
        columns.put("store", (row, words) -> words.store(row.store()));
        columns.put("owner", (row, _) -> owner(row));
        columns.put("orderCount", (row, _) -> Cell.number(row.orderCount()));
        columns.put("revenue", (row, _) -> revenue(row));
        columns.put("currency", (row, _) -> Cell.text(row.currency()));
        columns.put("lastOrderAt", (row, words) -> words.time(row.lastOrderAt()));
        columns.put("createdAt", (row, words) -> words.time(row.createdAt()));
        columns.put("id", (row, _) -> Cell.text(row.id().toString()));
        return Map.copyOf(columns);
    }

    private static Cell identifier(CustomerSummary row) {
        var identifier = row.identifier();
        return Cell.text(identifier == null ? null : identifier.value());
    }

    private static Cell owner(CustomerSummary row) {
        var owner = row.owner();
        return Cell.text(owner == null ? null : owner.name());
    }

    private static Cell revenue(CustomerSummary row) {
        var minor = row.revenueMinor();
        var currency = row.currency();
        return minor == null || currency == null
                ? Cell.NOTHING
                : Cell.number(new Money(minor, Currency.getInstance(currency)).amount());
    }

    @Override
    public ExportedList object() {
        return ExportedList.CUSTOMERS;
    }

    @Override
    public Set<String> columns() {
        return COLUMNS.keySet();
    }

    @Override
    public void check(Map<String, String> query) {
        read(query);
    }

    private CustomerQuery read(Map<String, String> query) {
        return filters.read(query, CustomerFilter.class, CustomerFilter::toQuery);
    }

    @Override
    public Rows rows(Map<String, String> query, List<String> columns, Words words) {
        var wanted = read(query);
        var cells = columns.stream().map(COLUMNS::get).toList();
        return new Rows() {
            @Override
            public @Nullable Long expected() {
                var counted = customers.count(wanted);
                return counted.capped() ? null : (long) counted.count();
            }

            @Override
            public Page<List<Cell>> page(@Nullable String pageToken) {
                return customers
                        .pageOfAll(wanted, Page.SIZE_MAX, pageToken)
                        .map(row -> cells.stream().map(cell -> cell.apply(row, words)).toList());
            }
        };
    }
}
