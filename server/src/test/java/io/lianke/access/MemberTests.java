package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import org.junit.jupiter.api.Test;

class MemberTests extends ServerTests {
    private static final int MANY = 2_000;

    @Test
    void the_last_of_thousands_is_found_and_changed() {
        new OwnerSql(databaseOwner)
                .run(
                        """
                        with people as (
                            insert into access.users (email, display_name, locale)
                            select gen_random_uuid() || '@example.com', 'N', 'en' from generate_series(1, ?)
                            returning id)
                        insert into access.memberships (tenant_id, user_id, role, scope, status)
                        select ?, id, 'clerk', 'store', 'active' from people
                        """,
                        MANY,
                        world.tenant().id());
        var invited =
                owner.post(
                        "/api/v1/members",
                        "{\"email\":\"last-%s@example.com\",\"displayName\":\"Z\",\"role\":\"clerk\"}"
                                .formatted(world.tenant().id()));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        var last = invited.body().path("member").path("id").asString();

        var changed =
                owner.patch(
                        "/api/v1/members/" + last,
                        "{\"role\":\"analyst\",\"scope\":\"all\",\"status\":\"suspended\"}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().path("role").asString()).isEqualTo("analyst");
        assertThat(owner.get("/api/v1/members").body().path("items").valueStream())
                .hasSizeGreaterThan(MANY)
                .anyMatch(each -> each.path("id").asString().equals(last));
    }
}
