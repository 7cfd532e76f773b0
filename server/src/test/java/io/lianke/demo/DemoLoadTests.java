package io.lianke.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.access.Role;
import io.lianke.commerce.NewCreditNote;
import io.lianke.commerce.NewOrder;
import io.lianke.commerce.Orders;
import io.lianke.customer.CustomerId;
import io.lianke.customer.Customers;
import io.lianke.customer.LoadedPerson;
import io.lianke.demo.company.Company;
import io.lianke.demo.company.Life;
import io.lianke.organization.Stores;
import io.lianke.shared.StartRefused;
import io.lianke.tenancy.TenantSettings;
import io.lianke.tenancy.Tenants;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import io.lianke.tracking.EventLog;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.transaction.support.TransactionTemplate;

/// The demo company in PostgreSQL: O-6, and that the fast doors lead to what the ordinary ones do.
class DemoLoadTests extends ServerTests {
    private static final Optional<Instant> UNTIL =
            Optional.of(Instant.parse("2026-11-24T06:30:00Z"));

    @Autowired private DemoLoads loads;
    @Autowired private Tenants tenants;
    @Autowired private Customers customers;
    @Autowired private Orders orders;
    @Autowired private EventLog log;
    @Autowired private Stores stores;
    @Autowired private Loading loading;
    @Autowired private ChunkWriter writer;
    @Autowired private TransactionTemplate transactions;

    private static void quiet(int loaded) {
        assertThat(loaded).isPositive();
    }

    private Load load(int size, IntConsumer progress) {
        return world.tenant().call(() -> loads.load(size, UNTIL, progress));
    }

    /// Rows of a query about one tenant, as the owner of the database sees them.
    private List<String> rows(World of, String query) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.prepareStatement(query)) {
            statement.setObject(1, of.tenant().id());
            var rows = new ArrayList<String>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(String.valueOf(found.getString(1)));
                }
            }
            return rows;
        }
    }

    @Test
    void it_is_there_whole_and_says_what_it_is() {
        var load = load(300, DemoLoadTests::quiet);

        assertThat(load.whole()).isTrue();
        assertThat(load.loaded()).isEqualTo(300);
        assertThat(load.checksum()).matches("[0-9a-f]{64}");
        assertThat(owner.get("/api/v1/stores").body().path("items")).hasSize(200);
        var store = owner.get("/api/v1/stores").body().path("items").get(0);
        assertThat(store.path("region").asString()).isEqualTo("华东");
        assertThat(store.path("city").asString()).isEqualTo("上海");
        assertThat(owner.get("/api/v1/customers?pageSize=50").body().path("items")).hasSize(50);
        assertThat(world.tenant().call(tenants::demoSince)).isPresent();
        assertThat(anotherWorld().tenant().call(tenants::demoSince)).isEmpty();
        assertThat(
                        owner.get("/api/v1/customers?identifier=external:crm:K0000011")
                                .body()
                                .path("kind")
                                .asString())
                .isEqualTo("organization");
    }

    @Test
    void it_has_a_name_of_its_own_unless_somebody_gave_it_one() {
        world.tenant().run(() -> rename(Tenants.NOT_NAMED));
        load(1, DemoLoadTests::quiet);
        var own = world.tenant().call(tenants::settings).name();

        world = anotherWorld();
        world.tenant().run(() -> rename("Acme"));
        load(1, DemoLoadTests::quiet);

        assertThat(own).isEqualTo(Company.NAME);
        assertThat(world.tenant().call(tenants::settings).name()).isEqualTo("Acme");
    }

    private void rename(String name) {
        var now = tenants.settings();
        tenants.change(
                new TenantSettings(name, now.zone(), now.currency(), now.region(), now.locale()),
                tenants.version());
    }

    @Test
    void the_same_company_has_the_same_checksum_everywhere() {
        var here = load(120, DemoLoadTests::quiet);
        world = anotherWorld();

        assertThat(load(120, DemoLoadTests::quiet).checksum()).isEqualTo(here.checksum());
    }

    @Test
    @Shows("O-6")
    void it_goes_into_no_tenant_that_has_a_customer() {
        owner.post("/api/v1/customers", "{\"kind\":\"person\",\"name\":\"Somebody\"}");

        assertThatThrownBy(() -> load(10, DemoLoadTests::quiet))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("has customers or orders");
        assertThat(world.tenant().call(loads::find)).isEmpty();
    }

    @Test
    @Shows("O-6")
    void it_goes_into_no_tenant_that_has_an_order() {
        owner.put(
                "/api/v1/orders/1",
                """
                {"orderedAt":"2026-01-01T00:00:00Z","currency":"CNY","channel":"web","lines":[]}
                """);

        assertThatThrownBy(() -> load(10, DemoLoadTests::quiet)).isInstanceOf(StartRefused.class);
    }

    @Test
    @Shows("O-6")
    void it_goes_into_no_installation_with_several_tenants() {
        var start =
                new DemoStart(
                        tenants,
                        loads,
                        new DemoSettings(10, ""),
                        new LoadingGate(java.time.Duration.ZERO),
                        java.time.InstantSource.system());

        assertThatThrownBy(() -> start.run(new DefaultApplicationArguments()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("more than one tenant");
    }

    @Test
    void a_load_that_was_cut_off_goes_on_where_it_stopped() throws SQLException {
        assertThatThrownBy(() ->
                        load(
                                2_100,
                                loaded -> {
                                    throw new IllegalStateException("unplugged at " + loaded);
                                }))
                .hasMessage("unplugged at 1000");
        assertThat(world.tenant().call(loads::find))
                .hasValueSatisfying(half -> assertThat(half.whole()).isFalse());

        // Whatever is asked for now, the company that was begun is finished.
        var finished = load(5, DemoLoadTests::quiet);

        assertThat(finished.customers()).isEqualTo(2_100);
        var cutOff = world;
        world = anotherWorld();
        assertThat(load(2_100, DemoLoadTests::quiet).checksum()).isEqualTo(finished.checksum());
        assertThat(rows(cutOff, "select count(*) from commerce.orders where tenant_id = ?"))
                .isEqualTo(rows(world, "select count(*) from commerce.orders where tenant_id = ?"));
    }

    @Test
    void one_that_is_whole_is_left_as_it_is() {
        var first = load(50, DemoLoadTests::quiet);

        assertThat(
                        load(
                                70,
                                _ -> {
                                    throw new IllegalStateException("loads again");
                                }))
                .isEqualTo(first);
    }

    @Test
    void nobody_else_creates_customers_meanwhile() {
        assertThatThrownBy(() ->
                        load(
                                1_500,
                                _ ->
                                        owner.post(
                                                "/api/v1/customers",
                                                "{\"kind\":\"person\",\"name\":\"Early\"}")))
                .hasMessageContaining("Somebody else creates customers");
    }

    @Test
    void the_fast_doors_lead_to_what_the_ordinary_ones_do() throws SQLException {
        load(250, DemoLoadTests::quiet);
        var fast = world;
        world = anotherWorld();
        world.tenant().run(() -> loadSlowly(250));

        for (var query : COMPARED) {
            assertThat(rows(world, query)).as(query).isNotEmpty().isEqualTo(rows(fast, query));
        }
    }

    // Ids and the time of writing differ, and the ordinary door makes nobody an organisation;
    // customers are told by their ordinals.
    private static final List<String> COMPARED =
            List.of(
                    """
                    select row(ordinal, status, name, city, channel, store, traits, provenance)
                    from customer.customers where tenant_id = ? order by ordinal
                    """,
                    """
                    select row(c.ordinal, i.type, i.value, raw, verified, source, rank, first_seen_at,
                        last_seen_at)
                    from customer.identifiers i join customer.customers c
                        on c.tenant_id = i.tenant_id and c.id = i.customer_id
                    where i.tenant_id = ? order by c.ordinal, type, value
                    """,
                    """
                    select row(c.ordinal, t.tag) from customer.tags t join customer.customers c
                        on c.tenant_id = t.tenant_id and c.id = t.customer_id
                    where t.tenant_id = ? order by c.ordinal, tag
                    """,
                    """
                    select row(c.ordinal, order_count, revenue_minor, refunded_minor, t.currency,
                        first_order_at, last_order_at)
                    from customer.totals t join customer.customers c
                        on c.tenant_id = t.tenant_id and c.id = t.customer_id
                    where t.tenant_id = ? order by c.ordinal
                    """,
                    """
                    select row(source, order_id, revision, ordinal, o.channel, o.store, o.staff, currency,
                        ordered_at, o.status, line_count, revenue_lines, gross_minor, discount_minor,
                        paid_minor, refunded_minor, refunded_apart_minor, paid_in_full)
                    from commerce.orders o join customer.customers c
                        on c.tenant_id = o.tenant_id and c.id = o.customer_id
                    where o.tenant_id = ? order by order_id
                    """,
                    """
                    select row(order_id, line_no, line_id, sku, name, quantity, unit_price,
                        l.discount_minor, amount_minor, revenue)
                    from commerce.lines l join commerce.orders o
                        on o.tenant_id = l.tenant_id and o.id = l.order_uuid
                    where o.tenant_id = ? order by order_id, line_no
                    """,
                    """
                    select row(order_id, payment_no, amount_minor, paid_at)
                    from commerce.payments p join commerce.orders o
                        on o.tenant_id = p.tenant_id and o.id = p.order_uuid
                    where o.tenant_id = ? order by order_id, payment_no
                    """,
                    """
                    select row(refund_id, kind, order_id, apart, r.revision, r.channel, r.store,
                        amount_minor, refunded_at)
                    from commerce.refunds r left join commerce.orders o
                        on o.tenant_id = r.tenant_id and o.id = r.order_uuid
                    where r.tenant_id = ? order by refund_id
                    """,
                    """
                    select row(message_id, kind, event, occurred_at, customer_ordinal, anonymous_id,
                        source, channel, store, amount_minor, currency, properties, subject, revision,
                        superseded, voided)
                    from tracking.events where tenant_id = ? order by message_id
                    """,
                    "select count(*) from tracking.message_ids where tenant_id = ?",
                    "select count(*) from commerce.buyers where tenant_id = ?",
                    "select last_ordinal from customer.counters where tenant_id = ?",
                    "select row(sku, name, category) from commerce.products where tenant_id = ? order by sku",
                    "select row(s.code, s.name, c.name, r.name) from organization.stores s left join organization.units c on c.id = s.unit_id left join organization.units r on r.id = c.parent_id where s.tenant_id = ? order by s.code");

    /// The same company, by the doors that imports and the API use.
    private void loadSlowly(int size) {
        transactions.executeWithoutResult(_ -> {
            var settings = tenants.settings();
            var terms = new Company.Terms(size, UNTIL.orElseThrow(), settings.zone());
            var company = new Company(terms);
            loading.begin(
                    new Load(
                            size,
                            Company.VERSION,
                            terms.until(),
                            terms.zone(),
                            settings.currency(),
                            0,
                            "",
                            null),
                    company,
                    terms.until());
            var lives = company.lives(1, size + 1);
            var ids = resolved(lives);
            var currency = settings.currency().getCurrencyCode();
            var bought = new ArrayList<NewOrder>();
            var notes = new ArrayList<NewCreditNote>();
            for (int i = 0; i < size; i++) {
                for (var purchase : lives.get(i).purchases()) {
                    bought.add(ChunkWriter.order(purchase, ids.get(i), currency));
                    notes.addAll(ChunkWriter.creditNotes(purchase, ids.get(i), currency));
                }
                var id = ids.get(i);
                var ordinal = i + 1;
                log.append(
                        lives.get(i).visits().stream()
                                .map(visit -> writer.event(visit, id, ordinal))
                                .toList());
            }
            assertThat(orders.put(bought)).allMatch(put -> put.problem() == null);
            assertThat(orders.putCreditNotes(notes)).allMatch(put -> put.problem() == null);
        });
    }

    private List<CustomerId> resolved(List<Life> lives) {
        var people = lives.stream().map(life -> ChunkWriter.person(life.person())).toList();
        var ids =
                customers.resolve(people.stream().map(LoadedPerson::seen).toList()).stream()
                        .map(resolution -> Objects.requireNonNull(resolution.customer()))
                        .toList();
        var tags = new HashMap<CustomerId, Set<String>>();
        for (int i = 0; i < ids.size(); i++) {
            tags.put(ids.get(i), people.get(i).tags());
        }
        customers.addTags(tags);
        return ids;
    }

    @Test
    void readers_may_look_at_stores() {
        world.tenant().run(() -> stores.ensure(Set.of("X1")));

        var items = program(Role.READ_ONLY).get("/api/v1/stores").body().path("items");

        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("region").isNull()).isTrue();
    }
}
