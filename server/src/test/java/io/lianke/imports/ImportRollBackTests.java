package io.lianke.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A whole import taken back.
class ImportRollBackTests extends ImportTests {
    private static final String BEFORE =
            """
            1,2011-01-05 12:00,A,Lamp,1,1,x,UK
            2,2011-01-06 12:00,B,Cup,2,3,y,UK
            """;
    private static final String CHANGED =
            """
            1,2011-01-05 12:00,A,Lamp,5,7,x,France
            3,2011-02-06 12:00,B,Mug,2,3,z,UK
            C4,2011-02-07 12:00,B,Mug,-1,3,z,UK
            """;

    @Test
    void a_roll_back_returns_to_the_state_before() {
        done(BEFORE, spec());
        var before = state(world);
        var changed = done(CHANGED, spec());
        assertCounts(changed.path("created"), 1, 1, 1, 0);
        assertThat(state(world)).isNotEqualTo(before);

        var id = changed.path("id").asString();
        ask(id, "rollback");
        var ended = ended(owner, id);

        assertThat(ended.path("state").asString()).isEqualTo("rolled_back");
        assertThat(state(world)).isEqualTo(before);
        assertCounts(ended.path("undone").path("removed"), 1, 1, 1, 0);
    }

    @Test
    void what_others_changed_since_is_kept_and_told() {
        var first = done(BEFORE, spec());
        done("2,2011-01-06 12:00,B,Cup,9,9,y,UK\n", spec());

        var id = first.path("id").asString();
        ask(id, "rollback");
        var ended = ended(owner, id);

        assertThat(ended.path("undone").path("kept").path("orders").asLong()).isEqualTo(1);
        assertThat(ended.path("undone").path("removed").path("orders").asLong()).isEqualTo(1);
        assertThat(state(world)).anyMatch(line -> line.startsWith("order default/2"));
    }

    @Test
    void a_dry_run_and_a_roll_back_cannot_be_rolled_back() {
        var dry = done(BEFORE, spec("\"dryRun\":true"));
        var refused =
                owner.post("/api/v1/imports/" + dry.path("id").asString() + ":rollback", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("imports/dry-run-changed-nothing");

        var id = done(BEFORE, spec()).path("id").asString();
        ask(id, "rollback");
        ended(owner, id);
        var again = owner.post("/api/v1/imports/" + id + ":rollback", "{}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("imports/wrong-state");
    }
}
