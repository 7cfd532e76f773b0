package io.lianke.search;

import io.lianke.access.Permission;
import io.lianke.commerce.Numbers;
import io.lianke.commerce.Order;
import io.lianke.commerce.Refund;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerLabel;
import io.lianke.customer.CustomerQuery;
import io.lianke.customer.CustomerStatus;
import io.lianke.customer.CustomerSummary;
import io.lianke.customer.Customers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the tenant has that agrees with a few typed characters.
@Component
@Transactional(readOnly = true)
public class Hits {
    public static final int CHARS_MAX = 100;
    public static final int EACH_MAX = 20;

    /// Of so many that agree the best are shown; whoever wants the others types more.
    private static final int CUSTOMERS_WEIGHED = 50;

    private final Customers customers;
    private final Numbers numbers;

    Hits(Customers customers, Numbers numbers) {
        this.customers = customers;
        this.numbers = numbers;
    }

    /// Groups with something in them, of kinds that these permissions may list.
    ///
    /// @param each at most so many of a kind, up to [#EACH_MAX]
    public List<HitGroup> find(String typed, int each, Set<Permission> permissions) {
        var what = Typed.of(typed);
        var groups = new ArrayList<HitGroup>();
        if (!what.nothing()) {
            var knowsCustomers = permissions.contains(Permission.CUSTOMER_READ);
            if (knowsCustomers) {
                groups.add(customers(what, each));
            }
            if (permissions.contains(Permission.ORDER_READ)) {
                var some = each + 1;
                groups.add(
                        group(
                                HitGroup.Kind.ORDER,
                                numbers.orders(what.text(), some).stream().map(Hits::numbered),
                                each,
                                knowsCustomers));
                groups.add(
                        group(
                                HitGroup.Kind.REFUND,
                                numbers.refunds(what.text(), some).stream().map(Hits::numbered),
                                each,
                                knowsCustomers));
            }
        }
        return groups.stream().filter(group -> !group.hits().isEmpty()).toList();
    }

    private HitGroup customers(Typed what, int each) {
        var page =
                customers.page(CustomerQuery.ALL.searching(what.text()), CUSTOMERS_WEIGHED, null);
        var hits =
                page.items().stream()
                        .map(customer -> hit(customer, what))
                        .sorted(what.bestFirst())
                        .limit(each)
                        .toList();
        return new HitGroup(
                HitGroup.Kind.CUSTOMER,
                hits,
                page.items().size() > each || page.nextPageToken() != null);
    }

    private static Hit hit(CustomerSummary customer, Typed what) {
        return new Hit(
                customer.id().value(),
                known(customer.name()),
                known(customer.city()),
                customer.identifier(),
                what.match(customer),
                null,
                customer.id().value(),
                customer.status() == CustomerStatus.ARCHIVED);
    }

    /// An order or a refund.
    private record Numbered(UUID id, Hit.Document document, @Nullable CustomerId customer) {}

    private static Numbered numbered(Order order) {
        var key = order.key();
        return new Numbered(
                order.id(),
                new Hit.Document(
                        key.source(), key.id(), key.id(), order.orderedAt(), order.gross()),
                order.customer());
    }

    private static Numbered numbered(Refund refund) {
        var key = refund.key();
        return new Numbered(
                refund.id(),
                new Hit.Document(
                        key.source(),
                        key.id(),
                        refund.orderId(),
                        refund.refundedAt(),
                        refund.amount()),
                refund.customer());
    }

    /// @param found one more than is shown, if there are more
    /// @param withCustomers whether the caller may know whose they are
    private HitGroup group(
            HitGroup.Kind kind, Stream<Numbered> found, int each, boolean withCustomers) {
        var all = found.toList();
        var shown = all.stream().limit(each).toList();
        var labels =
                withCustomers
                        ? customers.labels(
                                shown.stream()
                                        .flatMap(one -> Stream.ofNullable(one.customer()))
                                        .collect(Collectors.toUnmodifiableSet()))
                        : Map.<CustomerId, CustomerLabel>of();
        return new HitGroup(
                kind, shown.stream().map(one -> hit(one, labels)).toList(), all.size() > each);
    }

    private static Hit hit(Numbered one, Map<CustomerId, CustomerLabel> labels) {
        var customer = one.customer();
        var label = customer == null ? null : labels.get(customer);
        return new Hit(
                one.id(),
                one.document().number(),
                label == null ? null : label.name(),
                label == null ? null : label.identifier(),
                new Match(Match.Field.NUMBER, one.document().number()),
                one.document(),
                label == null || customer == null ? null : customer.value(),
                false);
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
