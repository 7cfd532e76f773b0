package io.lianke.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who sees which rows: every way to read customers and orders, times every scope, against what the
/// layout of the organization says. Each customer has a name, a phone and an order that nobody else
/// has, so that a byte of somebody foreign in an answer is found.
class ReachTests extends ServerTests {
    private static final String RANGE = "from=2026-03-01&to=2026-04-01";

    /// Where each customer shops; `none`: nowhere.
    private static final Map<String, String> STORES =
            Map.of("aspen", "s1", "birch", "s2", "cedar", "s3", "daisy", "none");

    @Autowired private AccessFixtures access;

    private final Map<String, String> units = new LinkedHashMap<>();
    private final Map<String, String> stores = new LinkedHashMap<>();
    private final Map<String, String> customers = new LinkedHashMap<>();

    @BeforeEach
    void layOut() {
        unit("east", null, "region");
        unit("shanghai", "east", "city");
        unit("north", null, "region");
        store("s1", "shanghai");
        store("s2", "east");
        store("s3", "north");
        STORES.keySet().stream().sorted().forEach(this::customer);
    }

    private void unit(String name, @Nullable String parent, String kind) {
        var made =
                owner.post(
                        "/api/v1/units",
                        "{\"name\":\"%s\",\"kind\":\"%s\",\"parentId\":%s}"
                                .formatted(name, kind, parent == null ? null : quoted(parent)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        units.put(name, made.body().path("id").asString());
    }

    private String quoted(String unit) {
        return '"' + Objects.requireNonNull(units.get(unit)) + '"';
    }

    private void store(String code, String unit) {
        var made =
                owner.post(
                        "/api/v1/stores",
                        "{\"code\":\"%s\",\"name\":\"Store %s\",\"unitId\":%s}"
                                .formatted(code, code, quoted(unit)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        stores.put(code, made.body().path("id").asString());
    }

    private static String phone(String name) {
        return "1380013" + (1000 + name.charAt(0));
    }

    private static String storeField(String name) {
        var store = STORES.get(name);
        return "none".equals(store) ? "" : ",\"store\":\"" + store + "\"";
    }

    private void customer(String name) {
        var made =
                owner.post(
                        "/api/v1/customers",
                        """
                        {"kind":"person","name":"Canary %s","identifiers":[{"type":"phone","value":"%s"}]%s}
                        """
                                .formatted(name, phone(name), storeField(name)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        customers.put(name, made.body().path("id").asString());
        var order =
                owner.put(
                        "/api/v1/orders/order-" + name,
                        """
                        {"orderedAt":"2026-03-02T10:00:00Z","currency":"CNY","channel":"pos"%s,
                         "customer":{"identifiers":{"phone":"%s"}},
                         "refunds":[{"refundId":"refund-%s","amount":"1.00","refundedAt":"2026-03-03T10:00:00Z"}],
                         "lines":[{"sku":"sku-%s","name":"Tea","quantity":1,"unitPrice":"10.00"},
                                  {"sku":"cup-%s","name":"Cup","quantity":1,"unitPrice":"10.00"}]}
                        """
                                .formatted(storeField(name), phone(name), name, name, name));
        assertThat(order.status()).as(order.text()).isEqualTo(201);
    }

    private Http person(RowScope scope, List<String> inUnits, List<String> inStores) {
        return person(access.person(world, Role.REGIONAL_MANAGER, scope), inUnits, inStores);
    }

    private Http person(AccessFixtures.Person person, List<String> inUnits, List<String> inStores) {
        post(person.id(), inUnits, inStores);
        return Http.browser(port(), person.session());
    }

    private void post(UUID member, List<String> inUnits, List<String> inStores) {
        var posted =
                owner.put(
                        "/api/v1/members/" + member + "/postings",
                        "{\"unitIds\":%s,\"storeIds\":%s}"
                                .formatted(ids(inUnits, units), ids(inStores, stores)));
        assertThat(posted.status()).as(posted.text()).isEqualTo(200);
    }

    private static List<String> ids(List<String> names, Map<String, String> known) {
        return names.stream()
                .map(name -> '"' + Objects.requireNonNull(known.get(name)) + '"')
                .toList();
    }

    private void give(String name, UUID staff) {
        var given =
                owner.patch(
                        "/api/v1/customers/" + customers.get(name),
                        "{\"ownerId\":\"%s\",\"version\":1}".formatted(staff));
        assertThat(given.status()).as(given.text()).isEqualTo(200);
    }

    @Test
    @Shows("Z-2")
    void each_scope_sees_its_customers_on_every_path() {
        var own = access.person(world, Role.CLERK, RowScope.OWN);
        var mate = access.person(world, Role.CLERK, RowScope.TEAM);
        give("cedar", own.id());
        give("daisy", mate.id());

        assertSees(person(RowScope.STORE, List.of(), List.of("s1")), Set.of("aspen"));
        assertSees(person(RowScope.STORE, List.of("east"), List.of()), Set.of("birch"));
        assertSees(person(RowScope.STORE, List.of(), List.of()), Set.of());
        assertSees(person(RowScope.SUBTREE, List.of("east"), List.of()), Set.of("aspen", "birch"));
        assertSees(
                person(RowScope.SUBTREE, List.of("shanghai"), List.of("s3")),
                Set.of("aspen", "cedar"));
        assertSees(person(own, List.of(), List.of("s1")), Set.of("cedar"));
        assertSees(person(mate, List.of(), List.of("s1")), Set.of("cedar", "daisy"));
        assertSees(person(RowScope.ALL, List.of(), List.of()), STORES.keySet());
        assertSees(owner, STORES.keySet());
    }

    private void assertSees(Http viewer, Set<String> visible) {
        var wrong = new ArrayList<String>();
        for (var path :
                List.of(
                        "/api/v1/customers?pageSize=50",
                        "/api/v1/customers?sort=name",
                        "/api/v1/customers?sort=lastOrderAt",
                        "/api/v1/customers?sort=revenue",
                        "/api/v1/customers?q=Canary",
                        "/api/v1/customers?q=Canary&sort=revenue",
                        "/api/v1/search?q=Canary")) {
            note(wrong, path, "Canary ", visible, viewer.get(path));
        }
        note(wrong, "orders", "order-", visible, viewer.get("/api/v1/orders?" + RANGE));
        note(wrong, "refunds", "refund-", visible, viewer.get("/api/v1/refunds?" + RANGE));
        note(wrong, "all orders", "order-", visible, viewer.get("/api/v1/orders"));
        customers.forEach((name, id) -> {
            var sees = visible.contains(name);
            var paths =
                    new ArrayList<>(
                            List.of(
                                    "/api/v1/customers/" + id,
                                    "/api/v1/customers/" + id + "/timeline",
                                    "/api/v1/customers/" + id + "/habits",
                                    "/api/v1/customers?identifier=phone:" + phone(name),
                                    "/api/v1/orders/order-" + name));
            for (var path : paths) {
                var status = viewer.get(path).status();
                if (status != (sees ? 200 : 404)) {
                    wrong.add(path + " of " + name + ": " + status);
                }
            }
            for (var path :
                    List.of(
                            "/api/v1/customers?q=" + phone(name).substring(7),
                            "/api/v1/customers?q=" + id,
                            "/api/v1/search?q=order-" + name,
                            "/api/v1/search?q=refund-" + name,
                            "/api/v1/orders?customer=" + id)) {
                var answer = viewer.get(path);
                if (answer.status() != 200 || sees != found(answer)) {
                    wrong.add(path + " of " + name + ": " + answer.text());
                }
            }
        });
        var total = viewer.get("/api/v1/customers?pageSize=1").body().at("/total/count");
        if (total.asInt(-1) != visible.size()) {
            wrong.add("total " + total);
        }
        if (viewer.get("/api/v1/reports/sales?interval=month&" + RANGE).status() == 200) {
            wrong.addAll(reports(viewer, visible));
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean found(Http.Answer answer) {
        return !answer.body().path("items").isEmpty() || !answer.body().path("groups").isEmpty();
    }

    private static List<String> reports(Http viewer, Set<String> visible) {
        var wrong = new ArrayList<String>();
        var sales = viewer.get("/api/v1/reports/sales?interval=month&" + RANGE).body();
        if (sales.path("totals").path("orders").asInt() != visible.size()) {
            wrong.add("sales " + sales);
        }
        var pairs = viewer.get("/api/v1/reports/basket-pairs?" + RANGE);
        note(wrong, "products", "sku-", visible, viewer.get("/api/v1/reports/products?" + RANGE));
        if (pairs.status() != 200 || pairs.body().path("ordersInRange").asInt() != visible.size()) {
            wrong.add("pairs " + pairs.text());
        }
        var buyers = viewer.get("/api/v1/reports/customers?interval=month&" + RANGE);
        if (buyers.status() != 200) {
            wrong.add("buyers " + buyers.text());
        }
        return wrong;
    }

    /// Whose words an answer holds.
    private static void note(
            List<String> wrong,
            String what,
            String prefix,
            Set<String> visible,
            Http.Answer answer) {
        var shown = new TreeSet<String>();
        STORES.keySet().stream()
                .filter(name -> answer.text().contains(prefix + name))
                .forEach(shown::add);
        if (answer.status() != 200 || !shown.equals(new TreeSet<>(visible))) {
            wrong.add(what + " " + answer.status() + " shows " + shown + ", not " + visible);
        }
    }

    @Test
    @Shows("Z-2")
    void what_is_written_stays_within_reach() {
        var manager = person(RowScope.STORE, List.of(), List.of("s1"));
        var mine = "/api/v1/customers/" + customers.get("aspen");
        var foreign = "/api/v1/customers/" + customers.get("birch");

        assertThat(manager.patch(foreign, "{\"city\":\"X\",\"version\":1}").status())
                .isEqualTo(404);
        assertThat(manager.post(foreign + ":archive", "{}").status()).isEqualTo(404);
        assertThat(manager.patch(mine, "{\"store\":\"s2\",\"version\":1}").code())
                .isEqualTo("request/invalid");
        assertThat(manager.patch(mine, "{\"city\":\"Suzhou\",\"version\":1}").status())
                .isEqualTo(200);
        var elsewhere =
                manager.post(
                        "/api/v1/customers",
                        "{\"kind\":\"person\",\"name\":\"E\",\"store\":\"s3\"}");
        assertThat(elsewhere.text()).contains("customer/out-of-reach");
        var created = manager.post("/api/v1/customers", "{\"kind\":\"person\",\"name\":\"F\"}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.body().path("store").asString()).isEqualTo("s1");
        var taken =
                manager.post(
                        "/api/v1/customers",
                        "{\"kind\":\"person\",\"name\":\"G\",\"identifiers\":[{\"type\":\"phone\",\"value\":\"%s\"}]}"
                                .formatted(phone("birch")));
        assertThat(taken.code()).isEqualTo("customer/identifier-taken-elsewhere");
        assertThat(taken.text()).doesNotContain(customers.get("birch"));
    }

    @Test
    void a_bulk_change_of_all_changes_those_in_reach() {
        var manager = person(RowScope.SUBTREE, List.of("east"), List.of());
        var preview =
                manager.post(
                        "/api/v1/bulk-changes:preview", "{\"query\":{},\"addTags\":[\"vip\"]}");
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.body().path("matching").asInt()).as(preview.text()).isEqualTo(2);
    }

    @Test
    void a_store_that_moves_takes_its_sight_along_at_once() {
        var manager = person(RowScope.SUBTREE, List.of("east"), List.of());
        var store = owner.get("/api/v1/stores/" + stores.get("s3")).body();
        assertThat(manager.get("/api/v1/customers/" + customers.get("cedar")).status())
                .isEqualTo(404);

        var profile =
                store.path("profile").toString().replace(units.get("north"), units.get("shanghai"));
        var moved =
                owner.put(
                        "/api/v1/stores/" + stores.get("s3"),
                        "{\"version\":1,\"profile\":" + profile + "}");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(manager.get("/api/v1/customers/" + customers.get("cedar")).status())
                .isEqualTo(200);
        assertThat(manager.get("/api/v1/stores").body().path("items").size()).isEqualTo(3);
    }

    @Test
    void what_is_about_the_whole_organization_is_not_for_a_part_of_it() {
        var limited =
                Http.browser(port(), access.person(world, Role.MANAGER, RowScope.STORE).session());

        assertThat(limited.get("/api/v1/imports").status()).isEqualTo(403);
        assertThat(limited.put("/api/v1/orders/x", "{}").status()).isEqualTo(403);
        assertThat(limited.get("/api/v1/customers").status()).isEqualTo(200);
    }

    @Test
    void nobody_gives_more_than_they_have() {
        var administrator =
                Http.browser(
                        port(), access.person(world, Role.ADMINISTRATOR, RowScope.ALL).session());
        var body = "{\"email\":\"%s@example.com\",\"displayName\":\"N\",\"role\":\"%s\"}";

        assertThat(
                        administrator
                                .post("/api/v1/members", body.formatted(UUID.randomUUID(), "owner"))
                                .status())
                .isEqualTo(403);
        var invited =
                administrator.post(
                        "/api/v1/members", body.formatted(UUID.randomUUID(), "store_manager"));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        assertThat(invited.body().path("member").path("scope").asString()).isEqualTo("store");
        assertThat(
                        owner.post(
                                        "/api/v1/api-keys",
                                        "{\"name\":\"k\",\"role\":\"store_manager\"}")
                                .status())
                .isEqualTo(422);
    }

    /// Nobody could mend that, nor anything else.
    @Test
    void no_owner_sees_a_part_only() {
        var refused =
                owner.post(
                        "/api/v1/members",
                        """
                        {"email":"part@example.com","displayName":"N","role":"owner","scope":"own"}
                        """);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("/scope");
    }

    /// The words say what the wall does.
    @Test
    void the_explanation_agrees_with_what_is_seen() {
        var own = access.person(world, Role.CLERK, RowScope.OWN);
        give("cedar", own.id());
        var people = new LinkedHashMap<AccessFixtures.Person, List<String>>();
        people.put(own, List.of("other_owner", "other_owner", "owner", "other_owner"));
        people.put(
                access.person(world, Role.REGIONAL_MANAGER, RowScope.SUBTREE),
                List.of("store", "store", "other_store", "other_store"));
        people.put(
                access.person(world, Role.ANALYST, RowScope.ALL),
                List.of("all", "all", "all", "all"));
        people.forEach((person, because) -> {
            post(person.id(), List.of("east"), List.of());
            var viewer = Http.browser(port(), person.session());
            var names = customers.keySet().stream().sorted().toList();
            for (int i = 0; i < names.size(); i++) {
                var path = "/api/v1/customers/" + customers.get(names.get(i));
                var told = owner.get(path + "/access?member=" + person.id());
                assertThat(told.status()).as(told.text()).isEqualTo(200);
                assertThat(told.body().path("because").asString()).isEqualTo(because.get(i));
                assertThat(told.body().path("sees").asBoolean())
                        .isEqualTo(viewer.get(path).status() == 200);
            }
        });
        var told =
                owner.get(
                        "/api/v1/customers/"
                                + customers.get("aspen")
                                + "/access?member="
                                + own.id());
        assertThat(told.body().path("path").toString()).isEqualTo("[\"east\",\"shanghai\"]");
    }
}
