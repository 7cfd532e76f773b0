package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedServer.class)
class SafetyTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    15.18 (Debian 15.18-1) | on  | on    | on  | on  | is PostgreSQL 15.18 (Debian 15.18-1); Lianke needs 18 or newer because
                    9.6.24                 | on  | on    | on  | on  | is PostgreSQL 9.6.24; Lianke needs 18 or newer
                    18.6                   | off | on    | on  | on  | has fsync off
                    18.6                   | on  | off   | on  | on  | has synchronous_commit off
                    18.6                   | on  | on    | off | on  | has full_page_writes off
                    18.6                   | on  | on    | on  | off | has no data checksums
                    """)
    void an_unsafe_database_is_refused_in_one_sentence(
            String version,
            String fsync,
            String commit,
            String pages,
            String sums,
            String sentence) {
        var facts = new Safety.Facts(version, fsync, commit, pages, sums, null);
        assertThat(Safety.refusal(facts, Durability.FULL, NOW).orElseThrow())
                .startsWith(sentence)
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"18.6, on", "18.6, remote_apply", "19beta1, local", "20.0, on"})
    void a_safe_database_is_accepted(String version, String commit) {
        var facts = new Safety.Facts(version, "on", commit, "on", "on", NOW);
        assertThat(Safety.refusal(facts, Durability.FULL, NOW)).isEmpty();
    }

    @Test
    void a_clock_behind_the_newest_commit_is_refused() {
        var facts = new Safety.Facts("18.6", "on", "on", "on", "on", NOW.plusSeconds(31));
        assertThat(Safety.refusal(facts, Durability.FULL, NOW).orElseThrow())
                .contains(
                        "holds a change of 2026-11-21T12:00:31Z",
                        "clock says 2026-11-21T12:00:00Z");
        assertThat(Safety.refusal(facts, Durability.FULL, NOW.plusSeconds(2))).isEmpty();
    }

    @Test
    void the_newest_commit_is_read_from_the_database(Database owner) throws SQLException {
        try (var connection = owner.connect()) {
            Sql.run(connection, "create table changes ()");
            var newest = Safety.facts(connection).newestCommit();
            assertThat(newest).isBetween(Instant.now().minusSeconds(60), Instant.now());
        }
    }

    @Test
    void a_server_without_durability_passes_only_where_that_was_asked_for(Database owner)
            throws SQLException {
        try (var connection = owner.connect()) {
            Safety.check(connection, Durability.NONE);
            assertThatThrownBy(() -> Safety.check(connection))
                    .isInstanceOf(UnsafeDatabaseException.class)
                    .hasMessageContaining("The database at jdbc:postgresql://127.0.0.1:")
                    .hasMessageContaining("has fsync off");
        }
    }
}
