package io.lianke.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.organization.Store;
import io.lianke.organization.Stores;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.TenantCreated;
import io.lianke.testing.ServerTests;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.transaction.support.TransactionTemplate;

class ChannelTests extends ServerTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired private Channels channels;
    @Autowired private Stores stores;
    @Autowired private StumblingListener stumbling;
    @Autowired private TransactionTemplate transactions;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private IncompleteEventPublications outbox;

    private List<String> codes(Tenant tenant) {
        return tenant.call(() -> channels.list().stream().map(Channel::code).toList());
    }

    @Test
    void a_new_tenant_gets_the_usual_channels() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(codes(world.tenant()))
                                .containsExactly(
                                        "marketplace", "mini-program", "phone", "store", "web"));
        var first = owner.get("/api/v1/channels").body().at("/items/0");
        assertThat(first.path("name").asString()).isEqualTo("Marketplace");
        assertThat(first.path("nameZh").asString()).isEqualTo("电商平台");
    }

    @Test
    void channels_and_stores_are_made_when_first_seen_and_only_then() {
        var made = world.tenant().call(() -> channels.ensure(Set.of("web", "douyin")));
        var again = world.tenant().call(() -> channels.ensure(Set.of("web", "douyin")));
        var store = world.tenant().call(() -> stores.ensure(Set.of("S1", "S2")));

        assertThat(again).isEqualTo(made).containsOnlyKeys("web", "douyin");
        assertThat(world.tenant().call(() -> stores.ensure(Set.of("S1", "S2")))).isEqualTo(store);
        assertThat(world.tenant().call(stores::list).stream().map(Store::code))
                .containsExactly("S1", "S2");
        assertThat(owner.get("/api/v1/stores").body().path("items")).hasSize(2);
        assertThat(codes(anotherWorld().tenant())).doesNotContain("douyin");
    }

    @Test
    void a_listener_that_fails_gets_the_event_again_with_its_tenant_bound() {
        var tenant = world.tenant();
        await().atMost(PATIENCE).until(() -> stumbling.boundTo().contains(tenant.id()));
        stumbling.boundTo().clear();
        stumbling.refused().add(tenant.id());

        tenant.run(() ->
                transactions.executeWithoutResult(
                        _ -> events.publishEvent(new TenantCreated(tenant.id()))));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(tenant)).isNotEmpty());
        assertThat(stumbling.boundTo()).doesNotContain(tenant.id());

        stumbling.refused().clear();
        await().atMost(PATIENCE)
                .until(() -> {
                    outbox.resubmitIncompletePublications(publication ->
                            publication.getEvent().equals(new TenantCreated(tenant.id())));
                    return stumbling.boundTo().contains(tenant.id());
                });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(tenant)).isEmpty());
    }

    /// What the outbox still holds of a tenant for the stumbling listener.
    private List<String> waiting(Tenant tenant) throws SQLException {
        try (var connection = databaseOwner.connect();
                var query =
                        connection.prepareStatement(
                                """
                                select listener_id from jobs.event_publication
                                where serialized_event like ? and completion_date is null
                                    and listener_id like '%StumblingListener%'
                                """)) {
            query.setString(1, "%" + tenant.id() + "%");
            var listeners = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    listeners.add(rows.getString(1));
                }
            }
            return listeners;
        }
    }
}
