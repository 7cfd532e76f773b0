package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Reach;
import io.lianke.customer.db.Tables;
import io.lianke.postgres.Limit;
import io.lianke.testing.ServerTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// A name is looked for in one of three ways, as it is common or rare and as the caller sees many
/// or few, the end of a phone number in one of its own. Each finds the newest of those who bear it,
/// pass the filters and may be seen. Thousands of customers, for with fewer there is one way only.
class SearchWaysTests extends ServerTests {
    private static final int PEOPLE = 8_000;
    private static final int STORES = 30;
    private static final int STAFF = 40;
    private static final int SEED = 20261123;
    private static final int CASES = 300;
    private static final UUID NOBODY = new UUID(0, 0);

    /// Four in ten are `common`, three in a hundred `middle`, two in a thousand `rare`; `old` are
    /// some of the first ones only.
    private static final String INSERT =
            """
            insert into customer.customers (tenant_id, id, ordinal, kind, status, name, channel, store, owner_id,
                created_at, created_by, updated_at, updated_by, name_key, name_terms)
            select ?, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, n, 'person',
                case when hashint4(n + 1) % 9 = 0 then 'archived' else 'active' end, 'Somebody',
                case when hashint4(n + 2) % 3 = 0 then 'web' end,
                case when hashint4(n + 3) % 11 > 0 then 's-' || (hashint4(n + 4) & 2147483647) % 30 end,
                case when hashint4(n + 5) % 5 > 0 then
                    ('00000000-0000-7000-9000-' || lpad(((hashint4(n + 6) & 2147483647) % 40)::text, 12, '0'))::uuid end,
                now(), 'test', now(), 'test', 'somebody', array_to_tsvector(array[case
                    when n < 1500 and n % 7 = 0 then 'old'
                    when (hashint4(n + 7) & 2147483647) % 10 < 4 then 'common'
                    when (hashint4(n + 8) & 2147483647) % 20 = 0 then 'middle'
                    when (hashint4(n + 9) & 2147483647) % 300 = 0 then 'rare'
                    else 'other' end])
            from generate_series(1, ?) n
            """;

    private static final String PHONE =
            """
            insert into customer.identifiers (tenant_id, type, value, customer_id, raw, verified, source, rank,
                first_seen_at, last_seen_at)
            select tenant_id, 'phone', '+86138' || lpad(ordinal::text, 8, '0'), id, '', true, 'test', 0, now(), now()
            from customer.customers
            """;

    /// Looked for by the end of the phone number; one in ten has it.
    private static final String ENDS_IN_SEVEN = "ends in 7";

    private static final String TAG =
            """
            insert into customer.tags (tenant_id, customer_id, tag, added_at, added_by)
            select tenant_id, id, 'vip', now(), 'test' from customer.customers where hashint4(ordinal) % 8 = 0
            """;

    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;

    private record Person(
            UUID id,
            int ordinal,
            String status,
            @Nullable String channel,
            @Nullable String store,
            @Nullable UUID staff,
            String term,
            boolean tagged) {}

    /// What is looked for; null: whatever it is.
    private record Wanted(
            String term,
            @Nullable String status,
            @Nullable String channel,
            @Nullable String store,
            @Nullable UUID staff,
            @Nullable String tag,
            int max) {

        boolean fits(Person person) {
            return (term.equals(ENDS_IN_SEVEN)
                            ? person.ordinal() % 10 == 7
                            : person.term().equals(term))
                    && (status == null || status.equals(person.status()))
                    && (channel == null || channel.equals(person.channel()))
                    && (store == null || store.equals(person.store()))
                    && (staff == null
                            || Objects.requireNonNullElse(person.staff(), NOBODY).equals(staff))
                    && (tag == null || person.tagged());
        }
    }

    private List<Person> everybody() {
        return world.tenant()
                .call(() ->
                        Objects.requireNonNull(
                                transactions.execute(_ -> {
                                    sql.execute(INSERT, world.tenant().id(), PEOPLE);
                                    sql.execute(TAG);
                                    sql.execute(PHONE);
                                    return sql.fetch(
                                                    "select c.id, c.ordinal, c.status, c.channel, c.store, c.owner_id,"
                                                            + " (tsvector_to_array(c.name_terms))[1], exists (select from"
                                                            + " customer.tags t where t.customer_id = c.id)"
                                                            + " from customer.customers c")
                                            .map(row ->
                                                    new Person(
                                                            row.get(0, UUID.class),
                                                            row.get(1, int.class),
                                                            row.get(2, String.class),
                                                            row.get(3, String.class),
                                                            row.get(4, String.class),
                                                            row.get(5, UUID.class),
                                                            row.get(6, String.class),
                                                            row.get(7, boolean.class)));
                                })));
    }

    private List<Integer> found(Wanted wanted, Reach reach) {
        var byPhone = wanted.term().equals(ENDS_IN_SEVEN);
        return world.tenant()
                .call(() ->
                        reach.call(() ->
                                Objects.requireNonNull(
                                        transactions.execute(_ ->
                                                List.of(
                                                        sql.selectFrom(
                                                                        Tables.SEARCH.call(
                                                                                byPhone
                                                                                        ? null
                                                                                        : wanted
                                                                                                .term(),
                                                                                null,
                                                                                null,
                                                                                byPhone
                                                                                        ? "7%"
                                                                                        : null,
                                                                                null,
                                                                                null,
                                                                                null,
                                                                                wanted.status(),
                                                                                wanted.channel(),
                                                                                wanted.store(),
                                                                                wanted.staff(),
                                                                                wanted.tag(),
                                                                                wanted.max()))
                                                                .fetchArray(0, Integer.class))))));
    }

    private static UUID staff(int number) {
        return UUID.fromString("00000000-0000-7000-9000-%012d".formatted(number));
    }

    private static <T> @Nullable T sometimes(Random random, T value) {
        return random.nextInt(3) == 0 ? value : null;
    }

    private static Set<String> some(Random random, List<String> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return new HashSet<>(shuffled.subList(0, new int[] {0, 1, 2, 9}[random.nextInt(4)]));
    }

    private Reach reach(Random random, UUID member) {
        var shared = random.nextBoolean() ? member : null;
        return switch (random.nextInt(3)) {
            case 0 -> Reach.EVERYTHING;
            case 1 ->
                    new Reach(
                            Limit.STORES,
                            some(
                                    random,
                                    IntStream.range(0, STORES).mapToObj(n -> "s-" + n).toList()),
                            shared);
            default ->
                    new Reach(
                            Limit.OWNERS,
                            some(
                                    random,
                                    IntStream.range(0, STAFF)
                                            .mapToObj(n -> staff(n).toString())
                                            .toList()),
                            shared);
        };
    }

    private static boolean sees(Reach reach, Person person, Set<UUID> shares) {
        return (reach.hasShared() && shares.contains(person.id()))
                || switch (reach.limit()) {
                    case null -> true;
                    case STORES, STORES_AND_SHARED ->
                            person.store() != null && reach.reached().contains(person.store());
                    case OWNERS, OWNERS_AND_SHARED ->
                            person.staff() != null
                                    && reach.reached().contains(person.staff().toString());
                };
    }

    private Set<UUID> shareSome(UUID member, List<Person> people) {
        var shared =
                people.stream()
                        .filter(person -> person.ordinal() % 500 == 3)
                        .map(Person::id)
                        .collect(Collectors.toSet());
        world.tenant()
                .run(() ->
                        transactions.executeWithoutResult(_ ->
                                shared.forEach(id ->
                                        sql.execute(
                                                "insert into access.shares (tenant_id, user_id, record_id, writable,"
                                                        + " note, shared_by, shared_at)"
                                                        + " values (?, ?, ?, false, '', 'test', now())",
                                                world.tenant().id(),
                                                member,
                                                id))));
        return shared;
    }

    @Test
    void whichever_way_is_taken_the_same_are_found() {
        var people = everybody();
        var member =
                world.tenant()
                        .call(() ->
                                Objects.requireNonNull(
                                        transactions.execute(_ ->
                                                sql.fetchSingle(
                                                                "select user_id from access.memberships limit 1")
                                                        .get(0, UUID.class))));
        var shares = shareSome(member, people);
        var random = new Random(SEED);
        var terms = List.of("common", "middle", "rare", "old", "absent", ENDS_IN_SEVEN);
        Map<Object, Object> wrong = new HashMap<>();
        for (int i = 0; i < CASES; i++) {
            var reach = reach(random, member);
            var wanted =
                    new Wanted(
                            terms.get(random.nextInt(terms.size())),
                            sometimes(random, "active"),
                            sometimes(random, "web"),
                            sometimes(random, "s-" + random.nextInt(STORES)),
                            sometimes(
                                    random,
                                    random.nextBoolean() ? NOBODY : staff(random.nextInt(STAFF))),
                            sometimes(random, "vip"),
                            new int[] {5, 501, PEOPLE}[random.nextInt(3)]);
            var expected =
                    people.stream()
                            .filter(person -> wanted.fits(person) && sees(reach, person, shares))
                            .map(Person::ordinal)
                            .sorted(Comparator.reverseOrder())
                            .limit(wanted.max())
                            .toList();
            if (!found(wanted, reach).equals(expected)) {
                wrong.put(wanted, reach);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
