package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.testing.ServerTests;
import io.lianke.testing.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// No sort, filter or search of customers and no look-up reads a table from end to end, whatever
/// statements it takes: PostgreSQL counts what the application's role reads under row-level
/// security, in the bodies of functions too.
class CustomerReadTests extends ServerTests {
    private static final int EACH = 12_000;
    private static final int BATCH = 4_000;
    private static final int PAGE = 50;
    private static final int RARE = 600;

    /// Tables below are read faster from end to end than by an index.
    private static final int SMALL = 2_000;

    /// What a search may take that few are found by: it looks at two thousand names first.
    private static final int ROWS_OF_SEARCH = 3_000;

    /// What somebody who is known by an identifier may take.
    private static final int ROWS_OF_ONE = 60;

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID MANY_HIS = UUID.fromString("00000000-0000-7000-9000-000000000001");
    private static final UUID FEW_HIS = UUID.fromString("00000000-0000-7000-9000-000000000002");
    private static final List<String> SURNAMES =
            List.of("王", "李", "张", "刘", "陈", "杨", "赵", "Smith ");
    private static final List<String> GIVEN = List.of("晓明", "丽", "建国", "Ann", "秀英", "伟", "芳");

    private static final String OWNED =
            """
            update customer.customers set owner_id = case when ordinal % ? = 2 then ? else ? end
            where tenant_id = ? and ordinal % ? <> 3
            """;

    private static final String ARCHIVED =
            "update customer.customers set status = 'archived' where tenant_id = ? and ordinal % ? = 5";

    private static final String ROWS_READ =
            """
            select t.relname, t.seq_scan, coalesce(t.seq_tup_read, 0) + coalesce(t.idx_tup_fetch, 0), c.reltuples
            from pg_stat_xact_user_tables t join pg_class c on c.oid = t.relid
            where t.schemaname = 'customer'
            """;

    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Customers customers;

    /// What was read of one table.
    private record Read(long scans, long rows, double size) {
        static final Read NOTHING = new Read(0, 0, 0);

        Read since(Read before) {
            return new Read(scans - before.scans(), rows - before.rows(), size);
        }
    }

    @BeforeEach
    void manyOfTwoTenants() throws Exception {
        for (var each : List.of(anotherWorld(), world)) {
            fill(each);
            each.tenant()
                    .run(() ->
                            transactions.executeWithoutResult(_ -> {
                                var tenant = each.tenant().id();
                                sql.execute("set local statement_timeout = '60s'");
                                sql.execute(OWNED, RARE, FEW_HIS, MANY_HIS, tenant, RARE);
                                // Others archive a tenth of theirs.
                                sql.execute(ARCHIVED, tenant, each.equals(world) ? RARE : 10);
                            }));
        }
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "analyze customer.customers, customer.totals, customer.identifiers, customer.tags");
        }
    }

    private void fill(World into) {
        for (int from = 1; from <= EACH; from += BATCH) {
            var numbers = IntStream.range(from, from + BATCH).boxed().toList();
            into.tenant()
                    .run(() ->
                            transactions.executeWithoutResult(_ -> {
                                var ids =
                                        customers.load(
                                                numbers.stream()
                                                        .map(CustomerReadTests::person)
                                                        .toList());
                                customers.recordTotals(
                                        IntStream.range(0, BATCH)
                                                .mapToObj(i -> totals(ids.get(i), numbers.get(i)))
                                                .toList());
                            }));
        }
    }

    private static LoadedPerson person(int number) {
        var tags = new TreeSet<String>();
        if (number % 2 == 0) {
            tags.add("many");
        }
        if (number % RARE == 0) {
            tags.add("rare");
        }
        return new LoadedPerson(
                CustomerKind.PERSON,
                new PersonSeen(
                        List.of(
                                new Identifier(IdentifierType.PHONE, phone(number)),
                                new Identifier(IdentifierType.EMAIL, email(number)),
                                new Identifier(new IdentifierType("memberCard"), "M-" + number)),
                        SURNAMES.get(number % SURNAMES.size()) + GIVEN.get(number % GIVEN.size()),
                        Map.of(),
                        "test",
                        AT.plusSeconds(number),
                        true,
                        number % RARE == 0 ? "rare" : number % 10 == 0 ? "store" : "web",
                        number % RARE == 1 ? "s-rare" : number % 3 == 0 ? "s-1" : null,
                        Set.of()),
                tags);
    }

    private static OrderTotals totals(CustomerId id, int number) {
        var last = AT.plusSeconds(number * 7919L % 100_000);
        return new OrderTotals(id, "CNY", 1 + number % 9, number % 5_000, 0, AT, last);
    }

    private static String phone(int number) {
        return "+86154" + "%08d".formatted(number * 7919L % 100_000_000);
    }

    private static String email(int number) {
        return "p" + number + "@example.com";
    }

    /// What the work reads of each table of many rows, in one transaction of this test's tenant.
    private Map<String, Read> read(Runnable work) {
        return world.tenant()
                .call(() ->
                        transactions.execute(_ -> {
                            var before = soFar();
                            work.run();
                            var after = soFar();
                            after.replaceAll((table, read) ->
                                    read.since(before.getOrDefault(table, Read.NOTHING)));
                            after.values().removeIf(read -> read.size() < SMALL);
                            return after;
                        }));
    }

    private Map<String, Read> soFar() {
        var read = new HashMap<String, Read>();
        sql.fetch(ROWS_READ)
                .forEach(row ->
                        read.put(
                                row.get(0, String.class),
                                new Read(
                                        row.get(1, long.class),
                                        row.get(2, long.class),
                                        row.get(3, double.class))));
        return read;
    }

    private static List<CustomerFilter> lists() {
        var lists = new ArrayList<CustomerFilter>();
        for (var sort : CustomerQuery.Sort.values()) {
            for (var way : List.of("", "-")) {
                for (var status : List.of("active", "archived", "all")) {
                    lists.addAll(filters(way + sort.code(), status));
                }
            }
        }
        return lists;
    }

    private static List<CustomerFilter> filters(String sort, String status) {
        var filters = new ArrayList<CustomerFilter>();
        filters.add(filter(sort, status, null, null, null, null));
        for (var channel : List.of("web", "rare", "none")) {
            filters.add(filter(sort, status, channel, null, null, null));
            filters.add(filter(sort, status, channel, "s-1", null, null));
        }
        for (var store : List.of("s-1", "s-rare", "none")) {
            filters.add(filter(sort, status, null, store, null, null));
        }
        for (var tag : List.of("many", "rare", "none")) {
            filters.add(filter(sort, status, null, null, tag, null));
        }
        filters.add(filter(sort, status, "rare", null, "many", null));
        for (var owner : List.of(MANY_HIS.toString(), FEW_HIS.toString(), "none")) {
            filters.add(filter(sort, status, null, null, null, owner));
        }
        return filters;
    }

    private static CustomerFilter filter(
            String sort,
            String status,
            @Nullable String channel,
            @Nullable String store,
            @Nullable String tag,
            @Nullable String owner) {
        return new CustomerFilter(sort, null, status, channel, store, tag, owner);
    }

    private static List<CustomerFilter> searches(List<String> typed) {
        return typed.stream()
                .map(text -> new CustomerFilter(null, text, null, null, null, null, null))
                .toList();
    }

    /// The first page and the second.
    private void turnOnePage(CustomerFilter filter) {
        var first = customers.page(filter.toQuery(), PAGE, null);
        if (first.nextPageToken() != null) {
            customers.page(filter.toQuery(), PAGE, first.nextPageToken());
        }
    }

    /// What reads a table from end to end, or more rows than it may.
    private List<String> tooMuch(List<CustomerFilter> filters, long rowsMax) {
        var bad = new ArrayList<String>();
        for (var filter : filters) {
            var read = read(() -> turnOnePage(filter));
            var rows = read.values().stream().mapToLong(Read::rows).sum();
            if (rows > rowsMax || read.values().stream().anyMatch(each -> each.scans() > 0)) {
                bad.add(filter + " reads " + read);
            }
        }
        return bad;
    }

    @Test
    void nothing_that_lists_offer_reads_a_table_from_end_to_end() {
        var few = List.of("nobody at all", "678", "5678", phone(77), email(77), "M-77", "77");
        var many = List.of("王", "王晓明", "wang", "wangxiaoming", "zxm", "l", "smith", "p123");
        theCountersAreHeard();

        assertThat(tooMuch(lists(), Long.MAX_VALUE)).isEmpty();
        assertThat(tooMuch(searches(few), ROWS_OF_SEARCH)).isEmpty();
        assertThat(tooMuch(searches(many), Long.MAX_VALUE)).isEmpty();
        oneIsFoundByAFewRows();
    }

    /// Forbidden to use an index, the database reads from end to end, and that is noticed.
    private void theCountersAreHeard() {
        var read =
                read(() -> {
                    for (var way : List.of("indexscan", "indexonlyscan", "bitmapscan")) {
                        sql.execute("set local enable_" + way + " = off");
                    }
                    turnOnePage(searches(List.of("王")).getFirst());
                    turnOnePage(lists().getFirst());
                });

        assertThat(read.getOrDefault("customers", Read.NOTHING).scans()).isPositive();
        assertThat(read.getOrDefault("totals", Read.NOTHING).scans()).isPositive();
    }

    private void oneIsFoundByAFewRows() {
        var known =
                List.of(
                        new Identifier(IdentifierType.PHONE, phone(77)),
                        new Identifier(IdentifierType.EMAIL, email(77)),
                        new Identifier(new IdentifierType("memberCard"), "M-77"));
        for (var identifier : known) {
            var read = read(() -> assertThat(customers.findByIdentifier(identifier)).isPresent());

            assertThat(read).as(identifier.toString()).isNotEmpty();
            assertThat(read.values())
                    .allMatch(each -> each.scans() == 0 && each.rows() < ROWS_OF_ONE);
        }
    }
}
