package io.lianke.commerce.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.CustomerHabits;
import io.lianke.commerce.Habits;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerProblem;
import io.lianke.customer.Customers;
import io.lianke.shared.web.MoneyBody;
import io.lianke.tenancy.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HabitController {
    private final Habits habits;
    private final Customers customers;
    private final Tenants tenants;

    HabitController(Habits habits, Customers customers, Tenants tenants) {
        this.habits = habits;
        this.customers = customers;
        this.tenants = tenants;
    }

    /// @param code of the channel or store; null: in no store
    record HabitPlace(@Nullable String code, int orders, MoneyBody revenue) {
        static HabitPlace of(CustomerHabits.Place place) {
            return new HabitPlace(place.code(), place.orders(), MoneyBody.of(place.revenue()));
        }
    }

    /// @param key SKU or category; null: products without a category
    /// @param share of the revenue, from 0 to 1
    record HabitShare(
            @Nullable String key,
            @Nullable String name,
            String quantity,
            MoneyBody revenue,
            double share) {
        static HabitShare of(CustomerHabits.Bought bought) {
            return new HabitShare(
                    bought.key(),
                    bought.name(),
                    bought.quantity().stripTrailingZeros().toPlainString(),
                    MoneyBody.of(bought.revenue()),
                    bought.share());
        }
    }

    /// @param medianDays days from an order to the next; null with fewer than two
    /// @param averageAmount of an order
    /// @param averageItems pieces in an order
    record HabitRhythm(
            @Nullable Double medianDays,
            @Nullable Double meanDays,
            MoneyBody averageAmount,
            String averageItems,
            Instant firstOrderAt,
            Instant lastOrderAt,
            long daysSinceLast) {
        static HabitRhythm of(CustomerHabits habits) {
            var gap = habits.gap();
            return new HabitRhythm(
                    gap == null ? null : gap.medianDays(),
                    gap == null ? null : gap.meanDays(),
                    MoneyBody.of(habits.basket().average()),
                    habits.basket().items().toPlainString(),
                    habits.firstAt(),
                    habits.lastAt(),
                    habits.daysSinceLast());
        }
    }

    /// @param orders with revenue, of which at most the newest 2,000 are looked at
    /// @param capped whether there are more
    /// @param rhythm null when there are no orders
    /// @param byWeekday orders by day of the week, from Monday
    /// @param byHour orders by hour of the day, from 0
    record HabitsBody(
            int orders,
            boolean capped,
            @Nullable HabitRhythm rhythm,
            List<Integer> byWeekday,
            List<Integer> byHour,
            List<HabitPlace> channels,
            List<HabitPlace> stores,
            List<HabitShare> categories,
            List<HabitShare> products) {

        static HabitsBody of(CustomerHabits habits) {
            return new HabitsBody(
                    habits.orders(),
                    habits.capped(),
                    HabitRhythm.of(habits),
                    habits.byWeekday(),
                    habits.byHour(),
                    habits.channels().stream().map(HabitPlace::of).toList(),
                    habits.stores().stream().map(HabitPlace::of).toList(),
                    habits.categories().stream().map(HabitShare::of).toList(),
                    habits.products().stream().map(HabitShare::of).toList());
        }

        static HabitsBody nothing() {
            return new HabitsBody(
                    0, false, null, List.of(), List.of(), List.of(), List.of(), List.of(),
                    List.of());
        }
    }

    /// Days and hours are those of the tenant's zone.
    @Requires(Permission.ORDER_READ)
    @GetMapping("/api/v1/customers/{id}/habits")
    HabitsBody getHabits(@PathVariable UUID id) {
        var customer = new CustomerId(id);
        if (customers.labels(Set.of(customer)).isEmpty()) {
            throw CustomerProblem.unknown();
        }
        return habits.of(customer, tenants.settings().zone())
                .map(HabitsBody::of)
                .orElseGet(HabitsBody::nothing);
    }
}
