package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.postgres.Limit;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// The roles that the application takes on for those who see a part: no more rights than its own,
/// and no table forgotten.
class ReachWallTests extends ServerTests {

    private static final int SWITCHES = 2_000;
    private static final long SEED = 11;

    @Autowired private DSLContext sql;

    @Autowired private TransactionTemplate transactions;

    /// Why rows that tell of a store or a customer need no policy of their own.
    private static final Map<String, String> BY_OTHER_MEANS =
            Map.ofEntries(
                    Map.entry("customer.totals", "read through the customer"),
                    Map.entry("customer.identifiers", "read through the customer"),
                    Map.entry("customer.tags", "read through the customer"),
                    Map.entry("customer.past_owners", "read through the customer"),
                    Map.entry("commerce.buyers", "joined with the orders that are seen"),
                    Map.entry("tracking.events", "read through the customer"),
                    Map.entry("organization.postings", "who works where is no secret within"));

    @Test
    @Shows("Z-5")
    void every_table_that_tells_of_a_store_or_a_customer_is_limited() {
        var open =
                new OwnerSql(databaseOwner)
                        .rows(
                                """
                                select distinct c.oid::regclass::text
                                from pg_class c join pg_attribute a on a.attrelid = c.oid
                                    join pg_namespace n on n.oid = c.relnamespace
                                where c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0
                                    and a.attname in ('store', 'store_id', 'customer_id')
                                    and n.nspname not in ('pg_catalog', 'information_schema', 'imports')
                                    and (select count(*) from pg_policy p
                                        where p.polrelid = c.oid and p.polname in ('of_stores', 'of_owners')
                                            and not p.polpermissive) <> 2
                                union
                                -- each of the four roles is left out by something, whatever it does
                                select c.oid::regclass::text
                                from pg_class c cross join pg_roles r
                                    cross join unnest(array['r', 'a', 'w', 'd']) command
                                where r.rolname ~ '_of_(stores|owners)(_and_shared)?$'
                                    and r.rolname like current_database() || '%'
                                    and c.oid in (select polrelid from pg_policy where polname = 'of_stores')
                                    and not exists (select from pg_policy p
                                        where p.polrelid = c.oid and r.oid = any (p.polroles)
                                            and not p.polpermissive and p.polcmd::text in ('*', command))
                                order by 1
                                """);

        assertThat(open.stream().map(row -> row.getFirst()))
                .containsExactlyInAnyOrderElementsOf(BY_OTHER_MEANS.keySet());
    }

    @Test
    @Shows("Z-5")
    void a_limited_role_may_do_what_the_application_may_and_nothing_else() {
        var different =
                new OwnerSql(databaseOwner)
                        .rows(
                                """
                                with app as (select session.rolname from pg_roles session
                                    where session.rolcanlogin and exists (select from pg_roles r
                                        where r.rolname = session.rolname || '_of_stores')),
                                held as (
                                    select c.oid::regclass::text as object, a.privilege_type as privilege,
                                        pg_get_userbyid(a.grantee) as role
                                    from pg_class c, aclexplode(c.relacl) a
                                    union all
                                    select p.oid::regprocedure::text, a.privilege_type, pg_get_userbyid(a.grantee)
                                    from pg_proc p, aclexplode(p.proacl) a),
                                policies as (
                                    select p.polrelid, p.polname, pg_get_userbyid(r) as role
                                    from pg_policy p, unnest(p.polroles) r where p.polpermissive)
                                select app.rolname || suffix.name, held.object, held.privilege
                                from app, (values ('_of_stores'), ('_of_owners'), ('_of_stores_and_shared'),
                                    ('_of_owners_and_shared')) suffix (name), held
                                where held.role in (app.rolname, app.rolname || suffix.name)
                                group by 1, 2, 3 having count(distinct held.role) <> 2
                                union all
                                select app.rolname || suffix.name, policies.polrelid::regclass::text, policies.polname
                                from app, (values ('_of_stores'), ('_of_owners'), ('_of_stores_and_shared'),
                                    ('_of_owners_and_shared')) suffix (name), policies
                                where policies.role in (app.rolname, app.rolname || suffix.name)
                                group by 1, 2, 3 having count(distinct policies.role) <> 2
                                """);

        assertThat(different).isEqualTo(List.of());
    }

    /// Refused by the wall itself, before any other rule about rows is looked at: whatever a
    /// statement forgets, nothing is added to another's store.
    @Test
    @Shows("Z-5")
    void nobody_who_sees_a_part_adds_a_row_out_of_reach() {
        var member = UUID.randomUUID();
        var reaches =
                List.of(
                        new Reach(Limit.STORES, Set.of("s1")),
                        new Reach(Limit.STORES, Set.of("s1"), member),
                        new Reach(Limit.OWNERS, Set.of(member.toString())),
                        new Reach(Limit.OWNERS, Set.of(member.toString()), member));
        var tables =
                new OwnerSql(databaseOwner)
                        .rows(
                                """
                                select p.polrelid::regclass::text, coalesce(max(a.attname), '') from pg_policy p
                                    left join pg_attribute a on a.attrelid = p.polrelid and a.attname = 'store'
                                where not p.polpermissive and p.polcmd in ('*', 'a')
                                    and has_table_privilege(current_database() || '_app', p.polrelid, 'insert')
                                group by 1 order by 1
                                """);

        assertThat(tables).hasSizeGreaterThanOrEqualTo(3);
        for (var table : tables) {
            for (var reach : reaches) {
                assertThatThrownBy(() -> insert(table.getFirst(), table.get(1), reach))
                        .as("%s within %s", table.getFirst(), reach)
                        .rootCause()
                        .hasMessageContaining("row-level security policy \"of_");
            }
        }
    }

    private void insert(String table, String store, Reach reach) {
        var statement =
                "insert into %s (tenant_id%s) values (?%s)"
                        .formatted(
                                table,
                                store.isEmpty() ? "" : ", store",
                                store.isEmpty() ? "" : ", 'elsewhere'");
        world.tenant()
                .call(() ->
                        reach.call(() ->
                                transactions.execute(
                                        _ -> sql.execute(statement, world.tenant().id()))));
    }

    /// PostgreSQL keeps plans for a connection's statements, and a connection serves everybody in
    /// turn.
    @Test
    @Shows("Z-5")
    void no_plan_of_one_caller_serves_another() {
        for (var store : List.of("s1", "s2", "s2")) {
            owner.post(
                    "/api/v1/customers",
                    "{\"kind\":\"person\",\"name\":\"N\",\"store\":\"" + store + "\"}");
        }
        var expected =
                Map.of(
                        Reach.EVERYTHING,
                        3,
                        new Reach(Limit.STORES, Set.of("s1")),
                        1,
                        new Reach(Limit.STORES, Set.of("s2")),
                        2,
                        new Reach(Limit.STORES, Set.of("s1", "s2")),
                        3,
                        new Reach(Limit.STORES, Set.of()),
                        0,
                        new Reach(Limit.OWNERS, Set.of("s1")),
                        0);
        var reaches = List.copyOf(expected.keySet());
        var random = new Random(SEED);
        for (int i = 0; i < SWITCHES; i++) {
            var reach = reaches.get(random.nextInt(reaches.size()));

            var seen =
                    world.tenant()
                            .call(() ->
                                    reach.call(() ->
                                            transactions.<Integer>execute(_ ->
                                                    sql.fetchCount(
                                                            sql.selectFrom(
                                                                    "customer.customers")))));

            assertThat(seen).as("seed %d, %s", SEED, reach).isEqualTo(expected.get(reach));
        }
    }
}
