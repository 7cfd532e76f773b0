package io.lianke.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Shows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// U-2: whatever somebody with all rights in the database does to the audit is found, and where.
/// Each change is made, looked for and rolled back.
class AuditTamperTests {
    private static final Logger log = LoggerFactory.getLogger(AuditTamperTests.class);
    private static final int FEW = 100;
    private static final int MANY = 1_000;
    private static final List<UUID> TENANTS =
            List.of(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3));

    @TempDir private static Path folder;

    private static Chains chains;

    @BeforeAll
    static void threeChains() throws Exception {
        chains = new Chains(folder);
        var random = new Random(1);
        for (int entries : new int[] {150, 200, 120}) {
            chains.write(random, TENANTS, entries);
            chains.sign();
        }
        chains.write(random, TENANTS, 60);
        chains.seal();
        for (var tenant : TENANTS) {
            chains.write(random, List.of(tenant), 5);
        }
    }

    @Test
    @Shows("U-2")
    void untouched_chains_are_intact() throws Exception {
        assertThat(chains.verify())
                .hasSize(TENANTS.size())
                .allSatisfy(report -> {
                    assertThat(report.found()).isEmpty();
                    assertThat(report.signed()).isPositive().isLessThan(report.sealed());
                    assertThat(report.sealed()).isLessThan(report.entries());
                });
        assertThat(SignedHeads.read(folder).damage()).isEmpty();
    }

    @Test
    @Shows("U-2")
    void a_hundred_random_changes_are_found() throws Exception {
        findAll(FEW);
    }

    /// The deep run; its seeds go on where the others end.
    @Test
    @Tag("slow")
    @Shows("U-2")
    void a_thousand_random_changes_are_found() throws Exception {
        findAll(MANY);
    }

    private void findAll(int changes) throws Exception {
        var kinds = List.copyOf(EnumSet.allOf(Tampering.class));
        var missed = new ArrayList<String>();
        var heads = SignedHeads.read(folder);
        var byKind = new EnumMap<Tampering, Integer>(Tampering.class);
        try (var connection = chains.owner.connect()) {
            connection.setAutoCommit(false);
            var sql = DSL.using(connection);
            for (int seed = 0; seed < changes; seed++) {
                var tampering = kinds.get(seed % kinds.size());
                var random = new Random(changes + seed);
                var tenant = TENANTS.get(random.nextInt(TENANTS.size()));
                var expected = tampering.apply(new Intruder(sql, tenant, random, heads));
                var problem = problem(sql, tenant, expected);
                if (!problem.isEmpty()) {
                    missed.add("seed " + (changes + seed) + ", " + tampering + ": " + problem);
                }
                byKind.merge(tampering, 1, Integer::sum);
                connection.rollback();
            }
        }
        log.atInfo()
                .addKeyValue("changes", changes)
                .addKeyValue("found", changes - missed.size())
                .addKeyValue("kinds", byKind)
                .log("the audit was tampered with");
        assertThat(missed).isEmpty();
    }

    private static String problem(DSLContext sql, UUID tenant, long position) throws Exception {
        var found =
                chains.verify(sql).stream()
                        .filter(report -> report.tenant().equals(tenant))
                        .flatMap(report -> report.found().stream())
                        .findFirst();
        if (found.isEmpty()) {
            return "not found";
        }
        var range = found.get();
        return range.from() <= position && position <= range.to()
                ? ""
                : "at " + position + " but named " + range.sentence();
    }
}
