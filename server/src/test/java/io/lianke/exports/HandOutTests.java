package io.lianke.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.access.Callers;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Z-9: a file goes to one person, once.
class HandOutTests extends ServerTests {
    @Autowired private Exports exports;
    @Autowired private ExportFiles files;
    @Autowired private Callers callers;
    @Autowired private TransactionTemplate transactions;

    @Test
    @Shows("Z-9")
    void a_file_is_handed_out_once_and_within_a_day() {
        var id = started();
        var export = ended(id);

        assertThat(
                        Duration.between(
                                Instant.parse(export.path("finishedAt").asString()),
                                Instant.parse(export.path("expiresAt").asString())))
                .isLessThanOrEqualTo(Duration.ofDays(1));
        assertThat(export.path("handedOut").asBoolean()).isFalse();
        assertThat(file(id).status()).isEqualTo(200);
        assertThat(ended(id).path("handedOut").asBoolean()).isTrue();
        assertThat(file(id).code()).isEqualTo("exports/taken");
        assertThat(world.tenant().call(() -> files.open(UUID.fromString(id)))).isEmpty();
    }

    @Test
    void a_file_whose_line_breaks_is_handed_out_three_times_at_most() throws SQLException {
        var id = started();
        ended(id);
        var codes = new ArrayList<String>();

        for (int attempt = 0; attempt < 4; attempt++) {
            codes.add(
                    asOwner(() -> {
                        try (var _ = exports.download(UUID.fromString(id)).content()) {
                            return "handed out";
                        } catch (ExportProblem refused) {
                            return refused.code();
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        } finally {
                            exports.broke(UUID.fromString(id));
                        }
                    }));
        }

        assertThat(codes)
                .containsExactly("handed out", "handed out", "handed out", "exports/taken");
    }

    private String started() {
        var started =
                owner.post(
                        "/api/v1/exports",
                        "{\"object\":\"customers\",\"query\":{},\"columns\":[\"name\"],\"format\":\"csv\"}");
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return started.body().path("id").asString();
    }

    private JsonNode ended(String id) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> owner.get("/api/v1/exports/" + id).body(),
                        export ->
                                !List.of("waiting", "running")
                                        .contains(export.path("state").asString()));
    }

    private Http.Answer file(String id) {
        return owner.get("/api/v1/exports/" + id + "/file");
    }

    /// What somebody with the owner's rights makes of it, without the wire.
    private String asOwner(Supplier<String> work) throws SQLException {
        var key = ownersKey();
        return world.tenant()
                .call(() ->
                        Objects.requireNonNull(transactions.execute(_ -> callers.key(key)))
                                .orElseThrow()
                                .call(work::get));
    }

    private UUID ownersKey() throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select id from access.api_keys where tenant_id = ? and role = 'owner'")) {
            statement.setObject(1, world.tenant().id());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }
}
