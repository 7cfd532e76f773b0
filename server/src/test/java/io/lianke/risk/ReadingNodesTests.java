package io.lianke.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.access.Caller;
import io.lianke.access.OperatorKey;
import io.lianke.access.Reach;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Z-9: the brake when several nodes serve the same reader.
class ReadingNodesTests extends ServerTests {
    @Autowired private ReadingStore store;
    @Autowired private Risks risks;
    @Autowired private OperatorKey operatorKey;
    @Autowired private RiskSettings settings;
    @Autowired private InstantSource clock;

    private Extraction node() {
        return new Extraction(store, risks, operatorKey, settings, clock);
    }

    private static List<UUID> persons(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private Http signedIn() {
        var browser = anonymous();
        var answer =
                browser.post(
                        "/api/v1/session",
                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(world.ownerEmail(), World.PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var limits =
                browser.put(
                        "/api/v1/risk-limits",
                        "{\"personRecordsPerDay\":100,\"exportRowsPerDay\":100,\"quietFrom\":0,\"quietTo\":0,\"version\":0}");
        assertThat(limits.status()).as(limits.text()).isEqualTo(200);
        return browser;
    }

    private Caller staff(Http browser) {
        var user = browser.get("/api/v1/session").body().at("/user/id").asString();
        return new Caller.Staff(
                UUID.randomUUID(),
                UUID.fromString(user),
                world.ownerEmail(),
                "Owner",
                "en",
                false,
                world.tenant(),
                Role.OWNER,
                RowScope.ALL,
                Reach.EVERYTHING);
    }

    private int entries(String action) {
        return owner.get("/api/v1/audit?action=" + action).body().path("items").size();
    }

    @Test
    @Shows("Z-9")
    void one_proof_opens_one_share_for_all_nodes_together() {
        var browser = signedIn();
        var caller = staff(browser);
        var one = node();
        var other = node();
        one.show(caller, persons(60));
        other.show(caller, persons(40));
        one.flush();
        other.flush();
        for (var node : List.of(other, one, other)) {
            assertThatThrownBy(() -> node.show(caller, persons(41)))
                    .isInstanceOf(RiskProblem.class);
        }
        assertThat(entries("reading.stop")).isEqualTo(1);

        var proof =
                browser.post(
                        "/api/v1/session:confirm", "{\"password\":\"" + World.PASSWORD + "\"}");
        assertThat(proof.status()).as(proof.text()).isEqualTo(204);
        one.show(caller, persons(80));
        one.flush();

        assertThatThrownBy(() -> other.show(caller, persons(61))).isInstanceOf(RiskProblem.class);
        assertThat(entries("reading.open")).isEqualTo(1);
    }
}
