package io.lianke.customer;

import static io.lianke.customer.People.NOON;
import static io.lianke.customer.People.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.spi.TimelineItem;
import io.lianke.shared.Money;
import io.lianke.testing.ServerTests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class TimelineTests extends ServerTests {
    @Autowired private Customers customers;
    @Autowired private RememberedTimeline remembered;

    private static TimelineItem item(int number, Instant at) {
        return new TimelineItem(
                "i" + number,
                at,
                number % 3 == 0 ? TimelineItem.Kind.ORDER : TimelineItem.Kind.EVENT,
                null,
                number % 2 == 0 ? "web" : "store",
                null,
                "Item " + number,
                new Money(1234, Currency.getInstance("GBP")),
                null,
                null);
    }

    @Test
    void pages_hold_every_item_once_newest_first_even_many_at_one_instant() {
        var id =
                Objects.requireNonNull(
                        world.tenant()
                                .call(() -> customers.resolve(List.of(seen("phone=+1"))))
                                .getFirst()
                                .customer());
        var given = new ArrayList<TimelineItem>();
        for (int i = 0; i < 100; i++) {
            given.add(item(i, NOON.plusSeconds(i < 60 ? 1 + i / 7 : 20 + i / 30)));
        }
        remembered.keep(id, given);

        var path = "/api/v1/customers/" + id + "/timeline?pageSize=10";
        var items = new ArrayList<JsonNode>();
        var token = "";
        do {
            var page = owner.get(path + "&pageToken=" + token).body();
            page.path("items").forEach(items::add);
            token = page.path("nextPageToken").asString("");
        } while (!token.isEmpty());

        assertThat(items).hasSize(100);
        assertThat(new HashSet<>(items)).hasSize(100);
        assertThat(items.stream().map(item -> item.path("at").asString()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(items.getFirst().path("amount").toString())
                .isEqualTo("{\"amount\":\"12.34\",\"currency\":\"GBP\"}");
        assertThat(owner.get(path + "&channel=store&pageSize=500").body().path("items"))
                .allSatisfy(item -> assertThat(item.path("channel").asString()).isEqualTo("store"));
        assertThat(owner.get(path + "&pageToken=abc").status()).isEqualTo(400);
    }
}
