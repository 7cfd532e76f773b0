package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Two hundred thousand customers: all of them, and half of them.
@Tag("slow")
@Timeout(900)
class BulkScaleTests extends BulkTests {
    private static final Logger log = LoggerFactory.getLogger(BulkScaleTests.class);
    private static final int MANY = 200_000;
    private static final int HALF = MANY / 2;
    private static final String EDIT =
            "{\"query\":{},\"addTags\":[\"t\"],\"city\":\"Y\",\"store\":\"s9\"}";

    private JsonNode timed(String what, JsonNode change) {
        var from = Instant.now();
        var ended = ended(change);
        log.atInfo()
                .addKeyValue("millis", Duration.between(from, Instant.now()).toMillis())
                .addKeyValue("counts", ended.path("counts").toString())
                .log(what);
        return ended;
    }

    @Test
    void a_change_of_very_many_ends_and_can_be_stopped_half_way_and_undone() {
        generate(MANY);
        var preview = owner.post(CHANGES + ":preview", EDIT);
        assertThat(preview.body().path("changing").asInt()).isEqualTo(MANY);

        var all = timed("bulk change of very many", started(EDIT));
        assertThat(all.path("state").asString()).isEqualTo("done");
        assertThat(all.at("/counts/changed").asInt()).isEqualTo(MANY);
        ask(all, "undo");
        assertThat(timed("its undo", all).path("restored").asInt()).isEqualTo(MANY);

        var batches = new AtomicInteger();
        checkpoint.after(
                world.tenant(),
                id -> {
                    if (batches.incrementAndGet() == HALF / BulkSet.BATCH) {
                        owner.post(CHANGES + "/" + id + ":cancel", "");
                    }
                });
        var half = timed("bulk change stopped half-way", started(EDIT));
        checkpoint.after(world.tenant(), _ -> {});
        assertThat(half.path("state").asString()).isEqualTo("cancelled");
        assertThat(half.at("/counts/total").asInt()).isEqualTo(MANY);
        assertThat(half.at("/counts/changed").asInt()).isEqualTo(HALF);
        assertThat(halfEdited()).isZero();
        ask(half, "undo");
        assertThat(timed("undo of the half", half).path("restored").asInt()).isEqualTo(HALF);
    }

    /// Customers who have one part of the change and not the others.
    private int halfEdited() {
        var tagged = changes("tag=t");
        var moved = changes("store=s9");
        assertThat(tagged).isEqualTo(HALF);
        assertThat(moved).isEqualTo(HALF);
        return tagged - changes("tag=t&store=s9");
    }

    /// Counted by a preview, for the list counts to ten thousand only.
    private int changes(String filters) {
        var query = new StringBuilder();
        for (var filter : filters.split("&")) {
            var at = filter.indexOf('=');
            query.append(query.isEmpty() ? "" : ",")
                    .append('"')
                    .append(filter, 0, at)
                    .append("\":\"")
                    .append(filter.substring(at + 1))
                    .append('"');
        }
        return owner.post(
                        CHANGES + ":preview",
                        "{\"query\":{%s},\"addTags\":[\"never\"]}".formatted(query))
                .body()
                .path("matching")
                .asInt();
    }
}
