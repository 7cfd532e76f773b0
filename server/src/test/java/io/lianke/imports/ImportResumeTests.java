package io.lianke.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.testing.World;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// Whatever happens in between, an import ends as if nothing had.
class ImportResumeTests extends ImportTests {

    /// Several chunks of each phase.
    private static byte[] file() {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 6_500; i++) {
            int order = i % 1_300;
            text.append(order % 50 == 0 ? "C" : "")
                    .append(order)
                    .append(",2011-0")
                    .append(1 + order % 9);
            text.append("-1").append(order % 10).append(" 10:").append(10 + i % 50);
            text.append(",S").append(i % 700).append(",Name ").append(i % 900).append(',');
            text.append(1 + i % 5)
                    .append(',')
                    .append(i % 7)
                    .append(".5,c")
                    .append(order % 1_100)
                    .append(",UK\n");
        }
        return utf8(text.toString());
    }

    @Test
    void broken_off_after_every_chunk_it_ends_like_an_undisturbed_import() {
        var undisturbed = ended(owner, start(owner, file(), spec()));

        World other = anotherWorld();
        Set<String> broken = ConcurrentHashMap.newKeySet();
        checkpoint.after(
                other.tenant(),
                run -> {
                    if (broken.add(run.phase() + " " + run.step())) {
                        throw new BreakingCheckpoint.Broken();
                    }
                });
        var caller = program(other, Role.OWNER);
        var disturbed = ended(caller, start(caller, file(), spec()));

        assertThat(disturbed.path("state").asString()).isEqualTo("done");
        assertThat(broken).hasSizeGreaterThan(8);
        assertThat(disturbed.path("rows")).isEqualTo(undisturbed.path("rows"));
        assertThat(disturbed.path("created")).isEqualTo(undisturbed.path("created"));
        assertThat(disturbed.path("updated")).isEqualTo(undisturbed.path("updated"));
        assertThat(state(other)).isEqualTo(state(world));
    }

    @Test
    void paused_after_a_chunk_it_goes_on_where_it_stood() {
        var paused = new HashSet<String>();
        checkpoint.after(
                world.tenant(),
                run -> {
                    if (run.phase() == Phase.ORDERS && paused.add("orders")) {
                        ask(run.id().toString(), "pause");
                    }
                });

        var id = start(owner, file(), spec());
        assertThat(ended(owner, id).path("state").asString()).isEqualTo("paused");
        ask(id, "resume");

        var done = ended(owner, id);
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertRows(done, 6_500, 0, 0);
    }

    @Test
    void cancelled_it_keeps_what_is_committed_until_it_is_rolled_back() {
        var before = state(world);
        checkpoint.after(
                world.tenant(),
                run -> {
                    if (run.phase() == Phase.ORDERS && run.step() > 0) {
                        ask(run.id().toString(), "cancel");
                    }
                });
        var id = start(owner, file(), spec());

        var cancelled = ended(owner, id);
        assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        assertThat(cancelled.path("created").path("orders").asLong()).isPositive();
        assertThat(state(world)).isNotEqualTo(before);

        checkpoint.after(world.tenant(), _ -> {});
        ask(id, "rollback");
        assertThat(ended(owner, id).path("state").asString()).isEqualTo("rolled_back");
        assertThat(state(world)).isEqualTo(before);
    }
}
