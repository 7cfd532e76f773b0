package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// U-1: each call that changes something leaves exactly one row in the audit, in the transaction of
/// the change. Endpoints of other modules are named in `audit-coverage.csv` with the test that
/// shows it.
class AuditCoverageTests extends ServerTests {
    private static final String SETTINGS =
            "{\"name\":\"New\",\"zone\":\"UTC\",\"currency\":\"EUR\",\"region\":\"DE\",\"locale\":\"en\"}";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired private AccessFixtures access;

    @Autowired private SetUp setUp;

    /// @param table whose row carries the transaction of the change; empty when rows only went
    private record Case(
            String action, String actor, String fields, String table, Supplier<Http.Answer> call) {}

    @BeforeEach
    void nobodyHasGuessed() {
        new OwnerSql(databaseOwner).forgetGuesses();
    }

    private Http person(AccessFixtures.Kind kind) {
        return Http.browser(port(), access.session(world, Role.OWNER, kind));
    }

    private Http person() {
        return person(AccessFixtures.Kind.ORDINARY);
    }

    private Http.Answer signIn(Http browser, String password) {
        return browser.post(
                "/api/v1/session",
                "{\"email\":\"" + world.ownerEmail() + "\",\"password\":\"" + password + "\"}");
    }

    private Http signedIn() {
        var browser = anonymous();
        signIn(browser, World.PASSWORD);
        return browser;
    }

    private Http.Answer invite() {
        return owner.post(
                "/api/v1/members",
                "{\"email\":\"%s@example.com\",\"displayName\":\"N\",\"role\":\"manager\"}"
                        .formatted(UUID.randomUUID()));
    }

    private String invited() {
        return invite().body().at("/member/id").asString();
    }

    private String issued() {
        return owner.post("/api/v1/api-keys", "{\"name\":\"till\",\"role\":\"owner\"}")
                .body()
                .at("/apiKey/id")
                .asString();
    }

    private Http.Answer endOther() {
        var first = signedIn();
        var second = signedIn();
        var other =
                second.get("/api/v1/me/sessions")
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(session -> !session.path("current").asBoolean())
                        .findFirst()
                        .orElseThrow();
        assertThat(first.get("/api/v1/session").status()).isEqualTo(200);
        return second.delete("/api/v1/me/sessions/" + other.path("id").asString());
    }

    private Http.Answer accept() {
        return anonymous()
                .post(
                        "/api/v1/invitations:accept",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"N\"}"
                                .formatted(
                                        invite().body().path("invitationToken").asString(),
                                        World.PASSWORD));
    }

    private Http.Answer setUp() {
        new OwnerSql(databaseOwner).reopenSetUp();
        return anonymous()
                .post(
                        "/api/v1/setup",
                        "{\"token\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"%s\",\"displayName\":\"N\",\"organization\":%s}"
                                .formatted(
                                        setUp.offer().orElseThrow(),
                                        UUID.randomUUID(),
                                        World.PASSWORD,
                                        SETTINGS));
    }

    private Map<String, Case> cases() {
        var cases = new LinkedHashMap<String, Case>();
        sessionCases(cases);
        memberCases(cases);
        cases.put(
                "POST /api/v1/setup",
                new Case("installation.set-up", "user", "after", "access.users", this::setUp));
        cases.put(
                "POST /api/v1/api-keys",
                new Case(
                        "api-key.create",
                        "api_key",
                        "after",
                        "access.api_keys",
                        () ->
                                owner.post(
                                        "/api/v1/api-keys",
                                        "{\"name\":\"a\",\"role\":\"owner\"}")));
        cases.put(
                "DELETE /api/v1/api-keys/{id}",
                new Case(
                        "api-key.revoke",
                        "api_key",
                        "before",
                        "access.api_keys",
                        () -> owner.delete("/api/v1/api-keys/" + issued())));
        cases.put(
                "POST /api/v1/traits",
                new Case(
                        "trait.create",
                        "api_key",
                        "after",
                        "",
                        () ->
                                owner.post(
                                        "/api/v1/traits",
                                        "{\"name\":\"height\",\"type\":\"number\"}")));
        cases.put(
                "POST /api/v1/tenants",
                new Case(
                        "tenant.create",
                        "user",
                        "after",
                        "tenancy.tenants",
                        () ->
                                person(AccessFixtures.Kind.OPERATOR)
                                        .post("/api/v1/tenants", SETTINGS)));
        cases.put(
                "PUT /api/v1/tenant",
                new Case(
                        "tenant.update",
                        "api_key",
                        "both",
                        "tenancy.tenants",
                        () ->
                                owner.put(
                                        "/api/v1/tenant",
                                        "{\"settings\":" + SETTINGS + ",\"version\":1}")));
        return cases;
    }

    private void memberCases(Map<String, Case> cases) {
        cases.put(
                "POST /api/v1/members",
                new Case("member.invite", "api_key", "after", "access.memberships", this::invite));
        cases.put(
                "POST /api/v1/members/{id}:invite",
                new Case(
                        "member.invite-again",
                        "api_key",
                        "both",
                        "access.invitations",
                        () ->
                                owner.send(
                                        "POST", "/api/v1/members/" + invited() + ":invite", null)));
        cases.put(
                "PATCH /api/v1/members/{id}",
                new Case(
                        "member.update",
                        "api_key",
                        "both",
                        "access.memberships",
                        () ->
                                owner.patch(
                                        "/api/v1/members/" + invited(),
                                        "{\"role\":\"read_only\"}")));
        cases.put(
                "POST /api/v1/invitations:accept",
                new Case("member.accept", "user", "both", "access.memberships", this::accept));
    }

    private void sessionCases(Map<String, Case> cases) {
        cases.put(
                "POST /api/v1/session",
                new Case(
                        "session.open",
                        "user",
                        "",
                        "access.sessions",
                        () -> signIn(anonymous(), World.PASSWORD)));
        cases.put(
                "DELETE /api/v1/session",
                new Case(
                        "session.close", "user", "", "", () -> person().delete("/api/v1/session")));
        cases.put(
                "POST /api/v1/session:switch",
                new Case(
                        "session.switch",
                        "user",
                        "",
                        "access.sessions",
                        () ->
                                person().post(
                                                "/api/v1/session:switch",
                                                "{\"tenantId\":\"" + world.tenant().id() + "\"}")));
        cases.put(
                "PATCH /api/v1/me",
                new Case(
                        "user.update",
                        "user",
                        "both",
                        "access.users",
                        () -> person().patch("/api/v1/me", "{\"displayName\":\"Other\"}")));
        cases.put(
                "POST /api/v1/me:changePassword",
                new Case(
                        "user.change-password",
                        "user",
                        "",
                        "access.users",
                        () ->
                                signedIn()
                                        .post(
                                                "/api/v1/me:changePassword",
                                                "{\"currentPassword\":\"%s\",\"newPassword\":\"another horse battery\"}"
                                                        .formatted(World.PASSWORD))));
        cases.put(
                "DELETE /api/v1/me/sessions/{id}",
                new Case("session.end", "user", "", "", this::endOther));
    }

    @Test
    @Shows("U-1")
    void each_change_leaves_one_row_in_its_own_transaction() {
        var wrong = new ArrayList<String>();
        cases().forEach((endpoint, expected) -> {
            nobodyHasGuessed();
            freshTenantOnce();
            var answer = expected.call().get();
            var problem = differs(answer, expected);
            if (!problem.isEmpty()) {
                wrong.add(endpoint + ": " + problem);
            }
        });
        assertThat(wrong).isEmpty();
    }

    /// One case's changes, such as a new password, are not the next one's business.
    private void freshTenantOnce() {
        world = access.newWorld();
        owner = program(Role.OWNER);
    }

    private List<List<String>> entries(Http.Answer answer) {
        return new OwnerSql(databaseOwner)
                .rows(
                        """
                        select action, actor_kind, ip, outcome, before is not null, after is not null,
                            mod(transaction_id::text::numeric, 4294967296), actor_id is not null
                        from audit.entries where correlation_id = ?
                        """,
                        answer.headers().firstValue("X-Correlation-Id").orElse(""));
    }

    private String differs(Http.Answer answer, Case expected) {
        if (answer.status() >= 300) {
            return "was refused: " + answer.text();
        }
        var entries = entries(answer);
        if (entries.size() != 1) {
            return "left " + entries;
        }
        var entry = entries.getFirst();
        var fields = expected.fields();
        var wanted =
                List.of(
                        expected.action(),
                        expected.actor(),
                        "127.0.0.1",
                        "done",
                        fields.equals("both") || fields.equals("before") ? "t" : "f",
                        fields.equals("both") || fields.equals("after") ? "t" : "f");
        if (!entry.subList(0, 6).equals(wanted)) {
            return "left " + entry + " instead of " + wanted;
        }
        if (!expected.table().isEmpty()
                && new OwnerSql(databaseOwner)
                        .value(
                                "select count(*) from "
                                        + expected.table()
                                        + " where xmin::text = ?",
                                entry.get(6))
                        .equals("0")) {
            return "was recorded in another transaction";
        }
        return "";
    }

    @Test
    @Shows("U-1")
    void a_refused_sign_in_is_recorded_where_the_person_belongs() {
        var refused = signIn(anonymous(), "not the password");

        assertThat(entries(refused))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.subList(0, 4))
                                .containsExactly(
                                        "session.open", "anonymous", "127.0.0.1", "refused"));
    }

    @Test
    @Shows("U-1")
    void a_refused_call_leaves_no_row() {
        var refused = owner.post("/api/v1/api-keys", "{\"name\":\"\",\"role\":\"owner\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(entries(refused)).isEmpty();
    }

    @Test
    @Shows("U-1")
    void every_endpoint_that_changes_something_is_covered() throws Exception {
        var covered = new TreeSet<>(cases().keySet());
        for (var row : elsewhere()) {
            var comma = row.indexOf(',');
            var shownBy = row.substring(comma + 1).strip();
            if (!shownBy.equals("reads only")) {
                assertThat(Class.forName(shownBy)).as(row).isNotNull();
            }
            covered.add(row.substring(0, comma).strip());
        }
        assertThat(covered).containsAll(changing());
    }

    private static List<String> elsewhere() throws IOException {
        try (var in =
                Objects.requireNonNull(
                        AuditCoverageTests.class.getResourceAsStream("/audit-coverage.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private List<String> changing() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType().getName().startsWith("io.lianke."))
                .flatMap(each ->
                        each.getKey().getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::asHttpMethod)
                                .filter(method ->
                                        !List.of(HttpMethod.GET, HttpMethod.HEAD).contains(method))
                                .flatMap(method ->
                                        each.getKey().getPatternValues().stream()
                                                .map(path -> method + " " + path)))
                .toList();
    }
}
