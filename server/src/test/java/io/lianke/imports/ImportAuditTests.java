package io.lianke.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// U-1 for imports: each call that changes something leaves exactly one row in the audit.
class ImportAuditTests extends ImportTests {
    private static final String ROWS =
            """
            1,2011-01-05 12:00,A,Lamp,1,1,x,UK
            2,2011-01-05 12:00,B,Fork,many,1,x,UK
            """;

    /// Actions recorded for a call; a call that was refused is told as such.
    private List<String> recorded(Http.Answer answer) {
        if (answer.status() >= 300) {
            return List.of(answer.text());
        }
        var found = new ArrayList<String>();
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select action from audit.entries where correlation_id = ? and outcome = 'done'"
                                        + " and actor_kind = 'api_key' and ip = '127.0.0.1'")) {
            statement.setString(1, answer.headers().firstValue("X-Correlation-Id").orElse(""));
            var rows = statement.executeQuery();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return found;
    }

    private Http.Answer asked(String id, String action) {
        return owner.post("/api/v1/imports/" + id + ":" + action, "{}");
    }

    @Test
    void starting_mending_and_rolling_back() {
        var started = owner.upload("/api/v1/imports", "f.csv", utf8(HEADER + ROWS), spec());
        assertThat(recorded(started)).containsExactly("import.start");
        var id = started.body().path("id").asString();
        ended(owner, id);

        var mended = owner.put("/api/v1/imports/" + id + "/rows/2", "{\"values\":{\"qty\":\"4\"}}");
        assertThat(recorded(mended)).containsExactly("import.repair");
        assertThat(recorded(asked(id, "retry"))).containsExactly("import.retry");
        ended(owner, id);
        assertThat(recorded(asked(id, "rollback")))
                .singleElement()
                .asString()
                .startsWith("import.");
    }

    @Test
    void pausing_resuming_and_cancelling() {
        Map<String, Http.Answer> answers = new ConcurrentHashMap<>();
        checkpoint.after(
                world.tenant(),
                run ->
                        answers.computeIfAbsent(
                                "pause", action -> asked(run.id().toString(), action)));
        var id = start(owner, utf8(HEADER + ROWS), spec());
        ended(owner, id);

        checkpoint.after(
                world.tenant(),
                run ->
                        answers.computeIfAbsent(
                                "cancel", action -> asked(run.id().toString(), action)));
        answers.put("resume", asked(id, "resume"));
        ended(owner, id);

        assertThat(answers).containsOnlyKeys("pause", "resume", "cancel");
        answers.forEach((action, answer) ->
                assertThat(recorded(answer)).containsExactly("import." + action));
    }

    @Test
    void files_and_saved_mappings() {
        var uploaded = owner.upload("/api/v1/import-files", "f.csv", utf8(HEADER + ROWS), null);
        assertThat(recorded(uploaded)).containsExactly("import-file.upload");

        var saved =
                owner.put(
                        "/api/v1/import-mappings",
                        """
                        {"columns":["mobile","who"],"spec":
                        {"kind":"customers","mapping":{"phone":"mobile","name":"who"}}}
                        """);
        assertThat(recorded(saved)).containsExactly("import-mapping.save");
        var removed = owner.delete("/api/v1/import-mappings/" + saved.body().path("id").asString());
        assertThat(recorded(removed)).containsExactly("import-mapping.delete");
    }
}
