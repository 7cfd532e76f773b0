package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// of whom a second factor is demanded, and how those get in who have none.
class SignInPolicyTests extends ServerTests {
    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private void fifteenDaysPass() {
        rows().run(
                        "update access.memberships set created_at = now() - interval '14 days 1 second' where tenant_id = ?",
                        world.tenant().id());
        rows().run(
                        "update access.sign_in_policies set since = now() - interval '14 days 1 second' where tenant_id = ?",
                        world.tenant().id());
    }

    private Http.Answer signIn(Http browser) {
        return TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
    }

    private Http.Answer demand(String whom, int days) {
        return owner.put(
                "/api/v1/tenant/sign-in-policy",
                "{\"secondFactor\":\"%s\",\"graceDays\":%d}".formatted(whom, days));
    }

    private List<List<String>> entries(Http.Answer answer) {
        return rows().rows(
                        "select action, outcome from audit.entries where correlation_id = ?",
                        answer.headers().firstValue("X-Correlation-Id").orElse(""));
    }

    /// A new member with a password of their own.
    private String memberOf(Role role) {
        var email = role.code() + "-" + UUID.randomUUID() + "@example.com";
        var invited =
                owner.post(
                        "/api/v1/members",
                        "{\"email\":\"%s\",\"displayName\":\"N\",\"role\":\"%s\",\"scope\":\"all\"}"
                                .formatted(email, role.code()));
        anonymous()
                .post(
                        "/api/v1/invitations:accept",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"N\"}"
                                .formatted(
                                        invited.body().path("invitationToken").asString(),
                                        World.PASSWORD));
        return email;
    }

    @Test
    @Shows("A-6")
    void administrators_must_have_one_and_are_led_to_it_after_two_weeks() {
        assertThat(owner.get("/api/v1/tenant/sign-in-policy").text())
                .isEqualTo("{\"secondFactor\":\"administrators\",\"graceDays\":14}");
        var early = anonymous();
        assertThat(signIn(early).status()).isEqualTo(200);
        assertThat(early.get("/api/v1/me/totp").body().path("demandedFrom").isNull()).isFalse();
        fifteenDaysPass();
        var browser = anonymous();

        var late = signIn(browser);

        assertThat(late.code()).isEqualTo("access/second-factor-needed");
        assertThat(entries(late)).containsExactly(List.of("session.begin", "done"));
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/members").status()).isEqualTo(401);
        assertThat(
                        browser.post("/api/v1/session:complete", TwoStepPerson.codeBody("123456"))
                                .code())
                .isEqualTo("access/wrong-code");
        var begun = browser.post("/api/v1/session:enrol", "{}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        assertThat(entries(begun)).containsExactly(List.of("second-factor.begin", "done"));
        assertThat(
                        browser.post(
                                        "/api/v1/session:confirmEnrolment",
                                        TwoStepPerson.codeBody("000000"))
                                .code())
                .isEqualTo("access/wrong-code");
        var seed = Base32.decode(begun.body().path("secret").asString());
        var code = Totp.code(seed, Totp.stepAt(InstantSource.system().instant()));
        var enrolled =
                browser.post("/api/v1/session:confirmEnrolment", TwoStepPerson.codeBody(code));

        assertThat(enrolled.status()).as(enrolled.text()).isEqualTo(200);
        assertThat(entries(enrolled)).containsExactly(List.of("second-factor.add", "done"));
        assertThat(enrolled.body().path("recoveryCodes").size()).isEqualTo(10);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(early.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(signIn(anonymous()).code()).isEqualTo("access/second-step");
    }

    @Test
    @Shows("A-6")
    void what_is_demanded_of_whom_is_this() {
        var demanded = new ArrayList<String>();
        for (var demand : SignInPolicy.Demand.values()) {
            for (var role : Role.builtIn()) {
                if (new SignInPolicy(demand, 0).demandsOf(role.permissions())) {
                    demanded.add(demand + " " + role.code());
                }
            }
        }
        assertThat(demanded)
                .filteredOn(each -> each.startsWith("ADMINISTRATORS"))
                .containsExactly("ADMINISTRATORS owner", "ADMINISTRATORS administrator");
        assertThat(demanded)
                .filteredOn(each -> each.startsWith("RISKY"))
                .contains(
                        "RISKY owner",
                        "RISKY manager",
                        "RISKY regional_manager",
                        "RISKY finance",
                        "RISKY auditor",
                        "RISKY integration")
                .doesNotContain("RISKY clerk", "RISKY store_manager", "RISKY service_agent");
        assertThat(demanded)
                .filteredOn(each -> each.startsWith("EVERYBODY"))
                .hasSize(Role.builtIn().size());
        assertThat(SignInPolicy.USUAL.demandsOf(EnumSet.of(Permission.CUSTOMER_READ))).isFalse();
    }

    @Test
    @Shows("A-6")
    void a_tenant_may_demand_it_of_everybody_at_once() {
        var clerk = memberOf(Role.SERVICE_AGENT);
        fifteenDaysPass();
        assertThat(TwoStepPerson.signIn(anonymous(), clerk, World.PASSWORD).status())
                .isEqualTo(200);

        var changed = demand("everybody", 0);

        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(entries(changed)).containsExactly(List.of("sign-in-policy.update", "done"));
        assertThat(TwoStepPerson.signIn(anonymous(), clerk, World.PASSWORD).code())
                .isEqualTo("access/second-factor-needed");
        demand("everybody", 7);
        assertThat(TwoStepPerson.signIn(anonymous(), clerk, World.PASSWORD).status())
                .isEqualTo(200);
        for (var bad :
                List.of(
                        "{\"secondFactor\":\"nobody\",\"graceDays\":1}",
                        "{\"secondFactor\":\"risky\",\"graceDays\":31}",
                        "{\"secondFactor\":\"risky\",\"graceDays\":-1}",
                        "{\"graceDays\":1}")) {
            assertThat(owner.put("/api/v1/tenant/sign-in-policy", bad).status())
                    .as(bad)
                    .isEqualTo(422);
        }
    }

    @Test
    @Shows("A-6")
    void half_a_session_that_may_set_one_up_is_for_whoever_has_none() {
        var person = TwoStepPerson.enrolled(world, rows(), anonymous());
        var browser = anonymous();
        person.password(browser);

        assertThat(browser.post("/api/v1/session:enrol", "{}").code())
                .isEqualTo("access/second-factor-exists");
        assertThat(anonymous().post("/api/v1/session:enrol", "{}").code())
                .isEqualTo("access/second-step-over");
        var other = PasskeyPerson.enrolled(anotherWorld(), anonymous(), port());
        var elsewhere = anonymous();
        other.password(elsewhere);
        assertThat(elsewhere.post("/api/v1/session:enrol", "{}").code())
                .isEqualTo("access/second-factor-exists");
    }

    @Test
    @Shows("A-6")
    void nobody_walks_over_from_a_tenant_that_asks_for_less() {
        var browser = anonymous();
        signIn(browser);
        var strict = anotherWorld();
        var strictOwner = program(strict, Role.OWNER);
        var invited =
                strictOwner.post(
                        "/api/v1/members",
                        "{\"email\":\"%s\",\"displayName\":\"N\",\"role\":\"administrator\"}"
                                .formatted(world.ownerEmail()));
        anonymous()
                .post(
                        "/api/v1/invitations:accept",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"N\"}"
                                .formatted(
                                        invited.body().path("invitationToken").asString(),
                                        World.PASSWORD));
        strictOwner.put(
                "/api/v1/tenant/sign-in-policy",
                "{\"secondFactor\":\"administrators\",\"graceDays\":0}");

        var moved =
                browser.post(
                        "/api/v1/session:switch",
                        "{\"tenantId\":\"" + strict.tenant().id() + "\"}");

        assertThat(moved.code()).isEqualTo("access/second-factor-demanded");
        assertThat(browser.get("/api/v1/session").body().at("/tenant/id").asString())
                .isEqualTo(world.tenant().id().toString());
    }
}
