package io.lianke.imports;

import io.lianke.customer.Customers;
import io.lianke.customer.resolution.Identifier;
import io.lianke.imports.parsing.CustomerRow;
import io.lianke.imports.parsing.Draft;
import io.lianke.imports.parsing.FieldName;
import io.lianke.imports.parsing.OrderRow;
import io.lianke.imports.parsing.ProductRow;
import io.lianke.imports.parsing.RowParser;
import io.lianke.imports.reading.RowProblem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns rows of cells into what is laid out. Pure.
final class Drafts {
    private final Plan plan;
    private final RowParser parser;

    Drafts(Plan plan, RowParser parser) {
        this.plan = plan;
        this.parser = parser;
    }

    sealed interface Drafted {
        record Good(
                StagedRow row,
                @Nullable Sighting customer,
                @Nullable Sighting product,
                List<RowProblem> warnings)
                implements Drafted {}

        record Bad(List<RowProblem> problems) implements Drafted {}
    }

    Drafted of(int row, List<String> cells) {
        return switch (plan.kind()) {
            case ORDERS ->
                    switch (parser.order(cells)) {
                        case Draft.Ready<OrderRow>(var order, var warnings) ->
                                order(row, order, warnings);
                        case Draft.Failed<OrderRow>(var problems) -> new Drafted.Bad(problems);
                    };
            case CUSTOMERS ->
                    switch (parser.customer(cells)) {
                        case Draft.Ready<CustomerRow>(var customer, var warnings) ->
                                customer(row, customer, warnings);
                        case Draft.Failed<CustomerRow>(var problems) -> new Drafted.Bad(problems);
                    };
            case PRODUCTS ->
                    switch (parser.product(cells)) {
                        case Draft.Ready<ProductRow>(var product, var warnings) ->
                                product(row, product, warnings);
                        case Draft.Failed<ProductRow>(var problems) -> new Drafted.Bad(problems);
                    };
        };
    }

    private Drafted order(int row, OrderRow order, List<RowProblem> warnings) {
        var known = plan.identifies(order.identifiers());
        var at = order.orderedAt();
        var customer =
                known
                        ? person(
                                order.identifiers(),
                                values(order.customerName(), order.traits(), at, row),
                                List.of(),
                                new Origin(at, row, order.channel(), order.store()))
                        : null;
        var line =
                new StagedRow.Line(
                        order.lineId(),
                        order.sku(),
                        order.productName(),
                        order.quantity().toPlainString(),
                        order.unitPrice().toPlainString(),
                        order.discount().toPlainString(),
                        order.channel(),
                        order.store(),
                        order.refundOf(),
                        order.staff());
        var staged =
                new StagedRow(
                        Keys.order(order.orderKey(), order.refund()),
                        row,
                        at,
                        known ? Keys.person(order.identifiers()) : null,
                        true,
                        line);
        var product =
                order.sku().isEmpty()
                        ? null
                        : article(
                                order.sku(),
                                order.productName(),
                                null,
                                new Origin(at, row, null, null));
        return new Drafted.Good(staged, customer, product, warnings);
    }

    private Drafted customer(int row, CustomerRow customer, List<RowProblem> warnings) {
        if (!plan.identifies(customer.identifiers())) {
            return new Drafted.Bad(List.of(RowProblem.of("imports/no-identifier")));
        }
        if (customer.tags().stream().anyMatch(tag -> tag.length() > Customers.TAG_CHARS_MAX)) {
            var column = plan.spec().column(FieldName.TAG).orElse("tag");
            return new Drafted.Bad(
                    List.of(
                            RowProblem.at(
                                    column,
                                    "imports/value-too-long",
                                    "charsMax",
                                    Customers.TAG_CHARS_MAX)));
        }
        var key = Keys.person(customer.identifiers());
        var seen =
                person(
                        customer.identifiers(),
                        values(customer.name(), customer.traits(), null, row),
                        customer.tags(),
                        new Origin(null, row, plan.spec().channel(), plan.spec().store()));
        var staged = new StagedRow(key.toString(), row, null, key, true, null);
        return new Drafted.Good(staged, seen, null, warnings);
    }

    private static Drafted product(int row, ProductRow product, List<RowProblem> warnings) {
        var key = Keys.product(product.sku());
        var staged = new StagedRow(key.toString(), row, null, null, true, null);
        var seen =
                article(
                        product.sku(),
                        product.name(),
                        product.category(),
                        new Origin(null, row, null, null));
        return new Drafted.Good(staged, null, seen, warnings);
    }

    private record Origin(
            @Nullable Instant at, int row, @Nullable String channel, @Nullable String store) {}

    private static Sighting person(
            List<Identifier> identifiers,
            Map<String, Sighting.Value> values,
            List<String> tags,
            Origin origin) {
        var keys = new ArrayList<String>(identifiers.size() * 2);
        for (var identifier : identifiers) {
            keys.add(identifier.type().name());
            keys.add(identifier.value());
        }
        return new Sighting(
                keys,
                values,
                tags,
                origin.at(),
                origin.at(),
                origin.row(),
                origin.channel(),
                origin.store());
    }

    private static Sighting article(
            String sku, @Nullable String name, @Nullable String category, Origin origin) {
        var more =
                category == null ? Map.<String, String>of() : Map.of(Sighting.CATEGORY, category);
        var named = name == null || name.isEmpty() ? null : name;
        return new Sighting(
                List.of(sku),
                values(named, more, origin.at(), origin.row()),
                List.of(),
                origin.at(),
                origin.at(),
                origin.row(),
                null,
                null);
    }

    private static Map<String, Sighting.Value> values(
            @Nullable String name, Map<String, String> traits, @Nullable Instant at, int row) {
        var values = HashMap.<String, Sighting.Value>newHashMap(traits.size() + 1);
        if (name != null) {
            values.put(Sighting.NAME, new Sighting.Value(name, at, row));
        }
        traits.forEach((trait, text) -> values.put(trait, new Sighting.Value(text, at, row)));
        return values;
    }
}
