package io.lianke.exports;

import io.lianke.commerce.Order;
import io.lianke.commerce.OrderFilter;
import io.lianke.commerce.OrderQuery;
import io.lianke.commerce.Orders;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerLabel;
import io.lianke.customer.Customers;
import io.lianke.shared.Money;
import io.lianke.shared.Page;
import io.lianke.tenancy.Tenants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The list of orders.
@Component
class OrderSource implements ExportSource {
    private static final Map<String, BiFunction<Told, Words, Cell>> COLUMNS = columnMap();

    private final Orders orders;
    private final Customers customers;
    private final Tenants tenants;
    private final Filters filters;

    OrderSource(Orders orders, Customers customers, Tenants tenants, Filters filters) {
        this.orders = orders;
        this.customers = customers;
        this.tenants = tenants;
        this.filters = filters;
    }

    /// An order, and what to call who bought.
    private record Told(Order order, @Nullable CustomerLabel buyer) {}

    private static Map<String, BiFunction<Told, Words, Cell>> columnMap() {
        var columns = new LinkedHashMap<String, BiFunction<Told, Words, Cell>>();
        columns.put("number", (row, _) -> Cell.text(row.order().key().id()));
        columns.put("source", (row, _) -> Cell.text(row.order().key().source()));
        columns.put("orderedAt", (row, words) -> words.time(row.order().orderedAt()));
        columns.put("customer", (row, _) -> buyer(row.buyer()));
        columns.put("customerId", (row, _) -> customerId(row.order()));
        columns.put("channel", (row, words) -> words.channel(row.order().channel()));
        columns.put("store", (row, words) -> words.store(row.order().store()));
        columns.put("staff", (row, _) -> Cell.text(row.order().staff()));
        columns.put("lines", (row, _) -> Cell.number(row.order().lineCount()));
        columns.put("gross", money(Order::gross));
        columns.put("discount", money(Order::discount));
        columns.put("paid", money(Order::paid));
        columns.put("refunded", money(Order::refunded));
        columns.put(
                "currency",
                (row, _) -> Cell.text(row.order().gross().currency().getCurrencyCode()));
        columns.put(
                "status",
                (row, words) -> Cell.text(words.of("orderStatus." + row.order().status().code())));
        columns.put("id", (row, _) -> Cell.text(row.order().id().toString()));
        return Map.copyOf(columns);
    }

    private static BiFunction<Told, Words, Cell> money(Function<Order, Money> amount) {
        return (row, _) -> Cell.number(amount.apply(row.order()).amount());
    }

    private static Cell buyer(@Nullable CustomerLabel label) {
        if (label == null) {
            return Cell.NOTHING;
        }
        var identifier = label.identifier();
        return Cell.text(
                label.name() != null
                        ? label.name()
                        : identifier == null ? null : identifier.value());
    }

    private static Cell customerId(Order order) {
        var customer = order.customer();
        return Cell.text(customer == null ? null : customer.toString());
    }

    @Override
    public ExportedList object() {
        return ExportedList.ORDERS;
    }

    @Override
    public Set<String> columns() {
        return COLUMNS.keySet();
    }

    @Override
    public void check(Map<String, String> query) {
        read(query);
    }

    private OrderQuery read(Map<String, String> query) {
        return filters.read(query, OrderFilter.class, filter -> filter.toQuery(tenants));
    }

    @Override
    public Rows rows(Map<String, String> query, List<String> columns, Words words) {
        var wanted = read(query);
        var cells = columns.stream().map(COLUMNS::get).toList();
        return new Rows() {
            @Override
            public @Nullable Long expected() {
                return null;
            }

            @Override
            public Page<List<Cell>> page(@Nullable String pageToken) {
                var page = orders.page(wanted, Page.SIZE_MAX, pageToken);
                var labels = customers.labels(buyers(page));
                return page.map(order -> new Told(order, label(labels, order.customer())))
                        .map(row -> cells.stream().map(cell -> cell.apply(row, words)).toList());
            }
        };
    }

    private static Set<CustomerId> buyers(Page<Order> page) {
        return page.items().stream()
                .flatMap(order -> Stream.ofNullable(order.customer()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable CustomerLabel label(
            Map<CustomerId, CustomerLabel> labels, @Nullable CustomerId customer) {
        return customer == null ? null : labels.get(customer);
    }
}
