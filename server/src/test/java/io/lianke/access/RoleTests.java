package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// The roles that a tenant puts together itself.
class RoleTests extends ServerTests {
    @Autowired private AccessFixtures access;
    @Autowired private Roles roles;
    @Autowired private TransactionTemplate transactions;

    private static String content(String name, String permissions, String fields) {
        return "{\"name\":\"%s\",\"scope\":\"all\",\"permissions\":[%s],\"fields\":{%s}}"
                .formatted(name, permissions, fields);
    }

    private JsonNode role(String name, String permissions) {
        var made = owner.post("/api/v1/roles", content(name, permissions, ""));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body();
    }

    private AccessFixtures.Person having(JsonNode role) {
        var person = access.person(world, Role.READ_ONLY, RowScope.ALL);
        var given =
                owner.patch(
                        "/api/v1/members/" + person.id(),
                        "{\"role\":\"%s\"}".formatted(role.path("code").asString()));
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        return new AccessFixtures.Person(person.id(), access.sessionOf(world, person.id()));
    }

    private List<String> entriesOf(Http.Answer answer) {
        return new OwnerSql(databaseOwner)
                        .rows(
                                "select action, before is not null, after is not null from audit.entries where correlation_id = ?",
                                answer.headers().firstValue("X-Correlation-Id").orElse(""))
                        .stream()
                        .map(row -> String.join(" ", row))
                        .toList();
    }

    @Test
    void each_change_leaves_one_entry() {
        var made =
                owner.post(
                        "/api/v1/roles",
                        content("Counter", "\"customer.read\"", "\"customer.phone\":\"mask\""));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var path = "/api/v1/roles/" + made.body().path("code").asString();
        var wider = content("Counter", "\"customer.read\",\"customer.write\"", "");

        var compared = owner.post(path + ":compare", wider);
        var changed = owner.put(path + "?version=1", wider);
        var stale = owner.put(path + "?version=1", wider);
        var removed = owner.delete(path);

        assertThat(compared.body().path("added").toString()).isEqualTo("[\"customer.write\"]");
        assertThat(compared.body().at("/fields/0").toString())
                .contains("customer.phone", "mask", "edit");
        assertThat(compared.body().path("warnings").toString()).isEqualTo("[\"unveils\"]");
        assertThat(changed.body().path("version").asInt()).isEqualTo(2);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(removed.status()).isEqualTo(204);
        assertThat(entriesOf(made)).containsExactly("role.create f t");
        assertThat(entriesOf(compared)).isEmpty();
        assertThat(entriesOf(changed)).containsExactly("role.update t t");
        assertThat(entriesOf(removed)).containsExactly("role.remove t f");
        assertThat(owner.put(path + "?version=2", wider).status()).isEqualTo(404);
    }

    @Test
    void a_change_holds_from_the_next_request() {
        var role = role("Reader", "\"customer.read\",\"report.read\"");
        var path = "/api/v1/roles/" + role.path("code").asString();
        var reader = Http.browser(port(), having(role).session());
        assertThat(reader.get("/api/v1/customers").status()).isEqualTo(200);
        assertThat(reader.get("/api/v1/session").body().path("roleName").asString())
                .isEqualTo("Reader");

        var warned = owner.post(path + ":compare", content("Reader", "\"report.read\"", ""));
        var changed = owner.put(path + "?version=1", content("Reader", "\"report.read\"", ""));

        assertThat(warned.body().path("warnings").toString()).isEqualTo("[\"loses\"]");
        assertThat(warned.body().path("members").asInt()).isEqualTo(1);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(reader.get("/api/v1/customers").status()).isEqualTo(403);
    }

    @Test
    void what_somebody_has_is_not_removed() {
        var role = role("Reader", "\"customer.read\"");
        var path = "/api/v1/roles/" + role.path("code").asString();
        var key =
                owner.post(
                        "/api/v1/api-keys",
                        "{\"name\":\"till\",\"role\":\"%s\"}"
                                .formatted(role.path("code").asString()));
        assertThat(key.status()).as(key.text()).isEqualTo(201);
        var program = Http.program(port(), key.body().path("key").asString());
        assertThat(program.get("/api/v1/customers").status()).isEqualTo(200);
        assertThat(program.get("/api/v1/orders").status()).isEqualTo(403);

        assertThat(owner.delete(path).code()).isEqualTo("access/role-in-use");
        owner.delete("/api/v1/api-keys/" + key.body().at("/apiKey/id").asString());

        assertThat(owner.delete(path).status()).isEqualTo(204);
    }

    @Test
    @Shows("Z-1")
    void nobody_makes_a_role_that_can_do_more_than_they_can() {
        var lead =
                Http.browser(
                        port(),
                        having(role("Lead", "\"member.read\",\"member.manage\",\"customer.read\""))
                                .session());
        var veiled =
                owner.post(
                        "/api/v1/roles",
                        content(
                                "Veiled lead",
                                "\"member.read\",\"member.manage\",\"customer.read\"",
                                "\"customer.phone\":\"mask\""));
        var veiledLead = Http.browser(port(), having(veiled.body()).session());

        assertThat(
                        lead.post(
                                        "/api/v1/roles",
                                        content("A", "\"customer.read\",\"customer.export\"", ""))
                                .code())
                .isEqualTo("access/forbidden");
        assertThat(lead.post("/api/v1/roles", content("A", "\"customer.read\"", "")).status())
                .isEqualTo(201);
        assertThat(veiledLead.post("/api/v1/roles", content("B", "\"customer.read\"", "")).code())
                .isEqualTo("access/forbidden");
        assertThat(
                        veiledLead
                                .put(
                                        "/api/v1/roles/"
                                                + veiled.body().path("code").asString()
                                                + "?version=1",
                                        content(
                                                "Veiled lead",
                                                "\"customer.read\"",
                                                "\"customer.phone\":\"read\""))
                                .code())
                .isEqualTo("access/forbidden");
        assertThat(
                        veiledLead
                                .post(
                                        "/api/v1/roles",
                                        content(
                                                "B",
                                                "\"customer.read\"",
                                                "\"customer.phone\":\"hide\""))
                                .status())
                .isEqualTo(201);
    }

    @Test
    @Shows("Z-1")
    void to_enter_what_one_may_only_read_is_more_too() {
        var lead = "\"member.read\",\"member.manage\",\"customer.read\",\"customer.write\"";
        var reading =
                owner.post("/api/v1/roles", content("Lead", lead, "\"customer.phone\":\"read\""));
        var reader = Http.browser(port(), having(reading.body()).session());

        assertThat(
                        reader.post(
                                        "/api/v1/roles",
                                        content("M", lead, "\"customer.phone\":\"mask\""))
                                .code())
                .isEqualTo("access/forbidden");
        assertThat(
                        reader.post(
                                        "/api/v1/roles",
                                        content("R", lead, "\"customer.phone\":\"read\""))
                                .status())
                .isEqualTo(201);
    }

    @Test
    @Shows({"A-6", "Z-1"})
    void only_who_may_make_a_member_makes_the_link_anew() {
        var lead =
                Http.browser(
                        port(),
                        having(role("Lead", "\"member.read\",\"member.manage\"")).session());
        var invited =
                owner.post(
                        "/api/v1/members",
                        "{\"email\":\"boss-%s@example.com\",\"displayName\":\"B\",\"role\":\"owner\"}"
                                .formatted(world.tenant().id()));
        var path = "/api/v1/members/" + invited.body().at("/member/id").asString() + ":invite";

        assertThat(lead.post(path, "{}").code()).isEqualTo("access/forbidden");
        assertThat(owner.post(path, "{}").status()).isEqualTo(200);
    }

    @Test
    @Shows("Z-1")
    void what_is_given_is_the_role_as_it_is_when_it_is_given() {
        var code = role("Growing", "\"customer.read\"").path("code").asString();
        world.tenant()
                .run(() -> {
                    var early = roles.find(code).orElseThrow();
                    owner.put(
                            "/api/v1/roles/" + code + "?version=1",
                            content("Growing", "\"customer.read\",\"member.manage\"", ""));

                    var held = transactions.execute(_ -> roles.hold(early));

                    assertThat(held)
                            .extracting(Role::permissions)
                            .asInstanceOf(InstanceOfAssertFactories.COLLECTION)
                            .contains(Permission.MEMBER_MANAGE);
                });
    }

    @Test
    @Shows("Z-1")
    void a_permission_comes_with_the_one_it_needs() {
        for (var alone :
                List.of(
                        "customer.write",
                        "customer.assign",
                        "customer.export",
                        "customer.reveal",
                        "order.write",
                        "order.export")) {
            var refused = owner.post("/api/v1/roles", content(alone, '"' + alone + '"', ""));
            assertThat(refused.status()).as(alone).isEqualTo(422);
            assertThat(refused.body().at("/errors/0/pointer").asString()).isEqualTo("/permissions");
            assertThat(refused.body().at("/errors/0/code").asString())
                    .isEqualTo("access/permission-needs");
            assertThat(refused.body().at("/errors/0/detail").asString())
                    .contains(alone, alone.substring(0, alone.indexOf('.')) + ".read");
        }
        for (var role : Role.builtIn()) {
            assertThat(
                            Role.stored(
                                            role.code(),
                                            "Copy",
                                            "all",
                                            new RoleContent(
                                                            "Copy",
                                                            RowScope.ALL,
                                                            role.permissions(),
                                                            FieldRules.NONE)
                                                    .permissionCodes(),
                                            new String[0])
                                    .permissions())
                    .isEqualTo(role.permissions());
        }
    }

    /// As it could be made before permissions came with others.
    @Test
    @Shows("Z-1")
    void a_permission_without_the_one_it_needs_counts_for_nothing() {
        var role = role("Writer", "\"customer.read\",\"customer.write\"");
        var writer = Http.browser(port(), having(role).session());
        new OwnerSql(databaseOwner)
                .run(
                        "update access.roles set permissions = '{customer.write}' where id = ?::uuid",
                        role.path("code").asString());

        assertThat(writer.post("/api/v1/customers", "{\"name\":\"N\"}").code())
                .isEqualTo("access/forbidden");
    }

    @Test
    void a_key_that_has_run_out_still_has_its_role() {
        var code = role("Reader", "\"customer.read\"").path("code").asString();
        var key =
                owner.post(
                        "/api/v1/api-keys", "{\"name\":\"till\",\"role\":\"%s\"}".formatted(code));
        var rows = new OwnerSql(databaseOwner);
        rows.run(
                "update access.api_keys set expires_at = now() - interval '1 day' where id = ?::uuid",
                key.body().at("/apiKey/id").asString());

        assertThat(owner.delete("/api/v1/roles/" + code).code()).isEqualTo("access/role-in-use");

        // As it could be removed before.
        rows.run("delete from access.roles where id = ?::uuid", code);
        assertThat(owner.get("/api/v1/api-keys").text()).contains("till");
    }

    @Test
    void bad_input_is_refused_in_words() {
        role("Taken", "");

        assertThat(owner.post("/api/v1/roles", content("taken", "", "")).code())
                .isEqualTo("access/role-name-taken");
        for (var bad :
                List.of(
                        content("", "", ""),
                        content("N", "\"customer.fly\"", ""),
                        content("N", "", "\"customer.shoe\":\"mask\""),
                        content("N", "", "\"customer.trait:\":\"mask\""),
                        content("N", "", "\"customer.phone\":\"peek\""),
                        content("N", "", "").replace("\"all\"", "\"galaxy\""))) {
            var refused = owner.post("/api/v1/roles", bad);
            assertThat(refused.status()).as(bad).isEqualTo(422);
        }
    }

    @Test
    void another_tenants_role_is_no_role_here() {
        var strangers = program(anotherWorld(), Role.OWNER);
        var role = role("Ours", "\"customer.read\"");
        var code = role.path("code").asString();

        assertThat(strangers.get("/api/v1/roles").text()).doesNotContain(code);
        assertThat(strangers.delete("/api/v1/roles/" + code).status()).isEqualTo(404);
        assertThat(
                        strangers
                                .post(
                                        "/api/v1/api-keys",
                                        "{\"name\":\"x\",\"role\":\"%s\"}".formatted(code))
                                .status())
                .isEqualTo(422);
    }

    /// Rules as maps say it, against what the record answers.
    @Test
    void rules_cover_others_when_no_field_is_kept_more() {
        var draw = new Random(20_261_123);
        var codes =
                List.of("customer.phone", "customer.trait", "customer.trait:a", "customer.trait:b");
        for (int round = 0; round < 2_000; round++) {
            var one = rules(draw, codes);
            var other = rules(draw, codes);
            var everyField =
                    List.of(
                            "customer.phone",
                            "customer.trait:a",
                            "customer.trait:b",
                            "customer.trait:c");
            var expected =
                    everyField.stream()
                            .allMatch(field -> allows(plain(one, field), plain(other, field)));

            assertThat(new FieldRules(one).covers(new FieldRules(other)))
                    .as(one + " over " + other)
                    .isEqualTo(expected);
            assertThat(FieldRules.stored(List.of(new FieldRules(one).stored())).limits())
                    .isEqualTo(one);
        }
    }

    /// By what each lets do: see all, see a part, enter.
    private static boolean allows(FieldAccess one, FieldAccess other) {
        return deeds(one).containsAll(deeds(other));
    }

    private static Set<String> deeds(FieldAccess access) {
        return switch (access) {
            case EDIT -> Set.of("all", "part", "enter");
            case READ -> Set.of("all", "part");
            case MASK -> Set.of("part", "enter");
            case HIDE -> Set.of();
        };
    }

    private static Map<String, FieldAccess> rules(Random draw, List<String> codes) {
        var rules = new java.util.HashMap<String, FieldAccess>();
        for (var code : codes) {
            if (draw.nextBoolean()) {
                rules.put(code, List.of(FieldAccess.values()).get(draw.nextInt(4)));
            }
        }
        return rules;
    }

    private static FieldAccess plain(Map<String, FieldAccess> rules, String field) {
        if (rules.containsKey(field)) {
            return java.util.Objects.requireNonNull(rules.get(field));
        }
        return field.contains(":")
                ? rules.getOrDefault("customer.trait", FieldAccess.EDIT)
                : FieldAccess.EDIT;
    }
}
