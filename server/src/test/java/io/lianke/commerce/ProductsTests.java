package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.commerce.PutOutcome.Change;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ProductsTests extends CommerceTests {
    @Autowired private Products products;

    private static NewProduct tea(@Nullable String name, @Nullable String category, int day) {
        return new NewProduct("tea", name, category, MONDAY.plusSeconds(day * 86_400L));
    }

    private List<Change> tell(NewProduct... told) {
        return within(() -> products.ensure(Arrays.asList(told))).stream()
                .map(PutOutcome::change)
                .toList();
    }

    private String known() {
        var product = owner.get("/api/v1/products").body().at("/items/0");
        return product.at("/name").asString("-") + ", " + product.at("/category").asString("-");
    }

    @Test
    void the_category_of_a_list_outlives_orders_that_name_the_product() {
        assertThat(tell(tea("Tea", "Drinks", 0))).containsExactly(Change.CREATED);

        put(order("A1", null, line("tea", "1", "1")));

        assertThat(known()).isEqualTo("Name of tea, Drinks");
    }

    @Test
    void name_and_category_are_each_replaced_by_newer_ones_only() {
        tell(tea("Tea", null, 5));

        assertThat(tell(tea("Old tea", "Drinks", 1))).containsExactly(Change.UPDATED);
        assertThat(known()).isEqualTo("Tea, Drinks");
        assertThat(tell(tea(null, "Older drinks", 0))).containsExactly(Change.UNCHANGED);
        assertThat(tell(tea(null, "Food", 2))).containsExactly(Change.UPDATED);
        assertThat(tell(tea(null, "Food", 3))).containsExactly(Change.UNCHANGED);
        assertThat(tell(tea(null, "Drinks", 2))).containsExactly(Change.UNCHANGED);
        assertThat(known()).isEqualTo("Tea, Food");
    }

    @Test
    void of_several_tellings_in_a_batch_the_newest_of_each_counts() {
        tell(
                tea(null, "Drinks", 3),
                tea("Tea", null, 1),
                tea("Green tea", "Leaves", 2),
                tea(null, null, 9),
                tea("Old tea", null, 0));

        assertThat(known()).isEqualTo("Green tea, Drinks");
    }

    @Test
    void a_category_is_put_back_with_the_name() {
        tell(tea("Tea", "Drinks", 0));
        var before = within(() -> products.snapshot(Set.of("tea")));
        var print = prints(before);
        tell(tea(null, "Food", 1));
        assertThat(prints(before)).isNotEqualTo(print);

        within(() -> {
            products.restore(List.copyOf(before.values()));
            return before;
        });

        assertThat(known()).isEqualTo("Tea, Drinks");
        assertThat(prints(before)).isEqualTo(print);
    }

    private String prints(Map<String, OrderImage> images) {
        var id = Objects.requireNonNull(images.get("tea")).id();
        return String.valueOf(within(() -> products.fingerprints(List.of(id))).get(id));
    }

    @Test
    void a_category_that_is_too_long_is_refused_by_itself() {
        assertThat(tell(tea("Tea", "x".repeat(201), 0), tea("Tea", " ", 0)))
                .containsExactly(Change.REFUSED, Change.CREATED);
        assertThat(known()).isEqualTo("Tea, -");
    }
}
