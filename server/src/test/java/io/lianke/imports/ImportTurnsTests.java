package io.lianke.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.tenancy.Tenant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A tenant's imports take turns, and none is forgotten while it waits.
class ImportTurnsTests extends ImportTests {
    private static final int IMPORTS = 8;

    @Test
    void two_run_at_a_time_and_all_come_to_their_turn() {
        var atOnce = Collections.synchronizedList(new ArrayList<Integer>());
        checkpoint.after(world.tenant(), _ -> atOnce.add(running(world.tenant())));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < IMPORTS; i++) {
            ids.add(
                    start(
                            owner,
                            utf8(HEADER + i + ",2011-01-05 10:00,A,Lamp,2,2.50,17850,UK\n"),
                            spec()));
        }

        for (var id : ids) {
            var ended = ended(owner, id);
            assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        }
        assertThat(Collections.max(atOnce)).isBetween(1, 2);
        assertThat(state(world).stream().filter(line -> line.startsWith("order"))).hasSize(IMPORTS);
    }

    private int running(Tenant tenant) {
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select count(*) from imports.runs where tenant_id = ? and slot")) {
            statement.setObject(1, tenant.id());
            var row = statement.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
