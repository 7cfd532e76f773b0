package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// U-1 for the second factor, and what a manager of members may do about it.
class SecondFactorAuditTests extends ServerTests {
    @Autowired private AccessFixtures access;

    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private List<List<String>> entries(Http.Answer answer) {
        return rows().rows(
                        "select action, actor_kind, outcome from audit.entries where correlation_id = ?",
                        answer.headers().firstValue("X-Correlation-Id").orElse(""));
    }

    private void left(Http.Answer answer, String action) {
        assertThat(entries(answer))
                .as(action + ": " + answer.text())
                .containsExactly(List.of(action, "user", "done"));
    }

    private TwoStepPerson enrolled() {
        return TwoStepPerson.enrolled(world, rows(), anonymous());
    }

    private String idOf(TwoStepPerson person) {
        return rows().value("select id from access.users where email = ?", person.email());
    }

    private Http otherOwner() {
        return Http.browser(
                port(), access.session(world, Role.OWNER, AccessFixtures.Kind.ORDINARY));
    }

    @Test
    void each_change_of_ones_own_leaves_one_entry() {
        var browser = anonymous();
        TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
        left(browser.post("/api/v1/me/totp", "{}"), "second-factor.begin");
        var person = TwoStepPerson.enrolled(world, rows(), browser);
        left(person.confirm(browser, World.PASSWORD, person.code()), "session.confirm");
        left(browser.post("/api/v1/me/totp:renewCodes", "{}"), "second-factor.renew-codes");
        left(browser.delete("/api/v1/me/totp"), "second-factor.remove");
        left(browser.post("/api/v1/me/totp", "{}"), "second-factor.begin");
    }

    @Test
    void adding_it_leaves_one_entry() {
        enrolled();

        assertThat(
                        rows().rows(
                                        "select action from audit.entries where tenant_id = ? and action = 'second-factor.add'",
                                        world.tenant().id()))
                .hasSize(1);
    }

    @Test
    void both_steps_and_a_wrong_code_are_told_apart() {
        var person = enrolled();
        var browser = anonymous();

        left(person.password(browser), "session.begin");
        assertThat(entries(person.complete(browser, person.wrongCode())))
                .containsExactly(List.of("session.open", "anonymous", "refused"));
        left(person.complete(browser, person.code()), "session.open");
    }

    @Test
    void a_lost_second_factor_is_reset_by_somebody_with_no_fewer_rights() {
        var person = enrolled();
        var boss = otherOwner();
        var path = "/api/v1/members/" + idOf(person) + ":resetSecondFactor";

        var reset = boss.post(path, "{}");

        assertThat(reset.status()).as(reset.text()).isEqualTo(204);
        left(reset, "member.reset-second-factor");
        assertThat(person.browser().get("/api/v1/session").status()).isEqualTo(401);
        assertThat(person.password(anonymous()).status()).isEqualTo(200);
        assertThat(boss.post(path, "{}").status()).isEqualTo(404);
    }

    @Test
    @Shows("Z-1")
    void an_administrator_does_not_reset_an_owner() {
        var person = enrolled();
        var administrator =
                Http.browser(
                        port(),
                        access.session(world, Role.ADMINISTRATOR, AccessFixtures.Kind.ORDINARY));

        var refused =
                administrator.post("/api/v1/members/" + idOf(person) + ":resetSecondFactor", "{}");

        assertThat(refused.code()).isEqualTo("access/forbidden");
        assertThat(person.password(anonymous()).code()).isEqualTo("access/second-step");
    }

    @Test
    @Shows("Z-2")
    void nobody_resets_their_own_nor_that_of_strangers() {
        var person = enrolled();
        var strangers = program(anotherWorld(), Role.OWNER);
        var path = "/api/v1/members/" + idOf(person) + ":resetSecondFactor";

        assertThat(person.browser().post(path, "{}").code()).isEqualTo("access/not-yourself");
        assertThat(strangers.post(path, "{}").code()).isEqualTo("access/member-unknown");
        assertThat(person.password(anonymous()).code()).isEqualTo("access/second-step");
    }

    @Test
    void an_account_of_two_tenants_is_reset_only_by_whoever_runs_the_installation() {
        var person = enrolled();
        var elsewhere = anotherWorld();
        var invitation =
                program(elsewhere, Role.OWNER)
                        .post(
                                "/api/v1/members",
                                "{\"email\":\"%s\",\"displayName\":\"N\",\"role\":\"read_only\"}"
                                        .formatted(person.email()))
                        .body()
                        .path("invitationToken")
                        .asString();
        anonymous()
                .post(
                        "/api/v1/invitations:accept",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"N\"}"
                                .formatted(invitation, World.PASSWORD));
        var path = "/api/v1/members/" + idOf(person) + ":resetSecondFactor";

        assertThat(program(elsewhere, Role.OWNER).post(path, "{}").code())
                .isEqualTo("access/member-elsewhere");
        assertThat(otherOwner().post(path, "{}").code()).isEqualTo("access/member-elsewhere");
        assertThat(
                        Http.browser(
                                        port(),
                                        access.session(
                                                world, Role.OWNER, AccessFixtures.Kind.OPERATOR))
                                .post(path, "{}")
                                .status())
                .isEqualTo(204);
    }

    @Test
    void a_members_sessions_are_ended_by_whoever_manages_members() {
        var browser = anonymous();
        TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
        var id = browser.get("/api/v1/session").body().at("/user/id").asString();

        var ended = otherOwner().post("/api/v1/members/" + id + ":endSessions", "{}");

        assertThat(ended.status()).isEqualTo(204);
        left(ended, "member.end-sessions");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void a_change_of_keys_leaves_one_entry() {
        var operator =
                Http.browser(
                        port(), access.session(world, Role.OWNER, AccessFixtures.Kind.OPERATOR));

        left(operator.post("/api/v1/secret-keys:rotate", "{}"), "installation.rotate-keys");
    }
}
