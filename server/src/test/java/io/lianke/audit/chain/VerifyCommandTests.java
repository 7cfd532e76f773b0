package io.lianke.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Shows;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTests {
    private static final UUID ONE = new UUID(2, 1);
    private static final UUID TWO = new UUID(2, 2);

    @TempDir private Path data;

    private Chains chains;

    private record Said(boolean intact, String text) {}

    @BeforeEach
    void twoTenants() throws SQLException {
        chains = new Chains(data.resolve("audit"));
        chains.write(new Random(9), List.of(ONE, TWO), 50);
    }

    private Said verify() {
        var owner = chains.owner;
        return verify(
                Map.of(
                        "LIANKE_DATABASE_URL", owner.url(),
                        "LIANKE_DATABASE_USER", owner.user(),
                        "LIANKE_DATABASE_PASSWORD", owner.password()));
    }

    private Said verify(Map<String, String> environment) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        var intact = VerifyCommand.run(data, environment, out, out);
        return new Said(intact, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void an_intact_audit_is_a_line_a_tenant() throws Exception {
        chains.sign();

        var said = verify();

        assertThat(said.intact()).isTrue();
        assertThat(said.text())
                .containsPattern("signed heads: 2 lines, key [0-9a-f]{16}: intact")
                .containsPattern(
                        "tenant "
                                + ONE
                                + ": (\\d+) entries, chain to position \\1, signed to \\1 at .*: intact")
                .contains("tenant " + TWO)
                .endsWith("The audit is as it was written.\n")
                .hasLineCount(4);
    }

    @Test
    @Shows("U-2")
    void a_break_is_named_with_its_position() throws Exception {
        chains.sign();
        try (var connection = chains.owner.connect()) {
            DSL.using(connection)
                    .execute(
                            "update audit.entries e set reason = 'x' from audit.seals s"
                                    + " where s.entry_id = e.id and s.position = 7 and s.tenant_id = {0}",
                            DSL.val(TWO));
        }

        var said = verify();

        assertThat(said.intact()).isFalse();
        assertThat(said.text())
                .containsPattern("tenant " + ONE + ".*: intact")
                .containsPattern(
                        "tenant " + TWO + ".*: BROKEN at position 7: an entry was changed \\(")
                .endsWith("The audit is NOT as it was written.\n");
    }

    @Test
    @Shows("U-2")
    void a_tenant_that_is_gone_is_missed() throws Exception {
        chains.sign();
        try (var connection = chains.owner.connect()) {
            DSL.using(connection)
                    .execute("delete from audit.entries where tenant_id = {0}", DSL.val(ONE));
            DSL.using(connection)
                    .execute("delete from audit.seals where tenant_id = {0}", DSL.val(ONE));
        }

        assertThat(verify().text())
                .containsPattern(
                        "tenant "
                                + ONE
                                + ": 0 entries, .*: BROKEN at positions 1 to \\d+: the end of the chain is missing");
    }

    @Test
    void what_is_not_signed_is_not_proven() {
        var said = verify();

        assertThat(said.intact()).isFalse();
        assertThat(said.text())
                .contains("not sealed yet")
                .contains("There are no signed heads")
                .doesNotContain("NOT as");
    }

    @Test
    void a_folder_without_a_database_is_said_to_be_none() {
        var said = verify(Map.of());

        assertThat(said.intact()).isFalse();
        assertThat(said.text()).contains("There is no Lianke database in " + data).hasLineCount(1);
    }
}
