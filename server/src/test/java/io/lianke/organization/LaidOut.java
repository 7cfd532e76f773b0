package io.lianke.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
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
import org.springframework.beans.factory.annotation.Autowired;

/// An organization laid out anew for each test, four customers in it, and every way to read them:
/// each customer has a name, a phone and an order that nobody else has, so that a byte of somebody
/// foreign in an answer is found.
abstract class LaidOut extends ServerTests {
    private static final String RANGE = "from=2026-03-01&to=2026-04-01";

    /// Where each customer shops; `none`: nowhere.
    static final Map<String, String> STORES =
            Map.of("aspen", "s1", "birch", "s2", "cedar", "s3", "daisy", "none");

    @Autowired protected AccessFixtures access;

    final Map<String, String> units = new LinkedHashMap<>();
    final Map<String, String> stores = new LinkedHashMap<>();
    final Map<String, String> customers = new LinkedHashMap<>();

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

    void unit(String name, @Nullable String parent, String kind) {
        var made =
                owner.post(
                        "/api/v1/units",
                        "{\"name\":\"%s\",\"kind\":\"%s\",\"parentId\":%s}"
                                .formatted(name, kind, parent == null ? null : quoted(parent)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        units.put(name, made.body().path("id").asString());
    }

    String quoted(String unit) {
        return '"' + Objects.requireNonNull(units.get(unit)) + '"';
    }

    void store(String code, String unit) {
        var made =
                owner.post(
                        "/api/v1/stores",
                        "{\"code\":\"%s\",\"name\":\"Store %s\",\"unitId\":%s}"
                                .formatted(code, code, quoted(unit)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        stores.put(code, made.body().path("id").asString());
    }

    static String phone(String name) {
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

    Http person(RowScope scope, List<String> inUnits, List<String> inStores) {
        return person(access.person(world, Role.REGIONAL_MANAGER, scope), inUnits, inStores);
    }

    Http person(AccessFixtures.Person person, List<String> inUnits, List<String> inStores) {
        post(person.id(), inUnits, inStores);
        return Http.browser(port(), person.session());
    }

    void post(UUID member, List<String> inUnits, List<String> inStores) {
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

    void give(String name, UUID staff) {
        var path = "/api/v1/customers/" + customers.get(name);
        var version = owner.get(path).body().path("version").asInt();
        var given =
                owner.patch(path, "{\"ownerId\":\"%s\",\"version\":%d}".formatted(staff, version));
        assertThat(given.status()).as(given.text()).isEqualTo(200);
    }

    void assertSees(Http viewer, Set<String> visible) {
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
}
