package io.lianke.audit.chain;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Somebody with all rights in the database, at one tenant's chain.
///
/// @param heads that were signed; the key is out of reach
record Intruder(DSLContext sql, UUID tenant, Random random, SignedHeads heads) {
    private static final String COLUMNS =
            """
            e.tenant_id::text, e.id::text, extract(epoch from e.at)::text, e.transaction_id::text, e.actor_kind,
            e.actor_id::text, e.actor_name, e.action, e.object_type, e.object_id, e.outcome, e.before::text,
            e.after::text, e.reason, e.ip, e.correlation_id
            """;

    void run(String statement, Object... values) {
        sql.execute(statement, bound(values));
    }

    private Object[] bound(Object... values) {
        return Stream.concat(Stream.of(DSL.val(tenant)), Arrays.stream(values).map(DSL::val))
                .toArray();
    }

    long number(String statement, Object... values) {
        return Objects.requireNonNull(sql.fetchSingle(statement, bound(values)).get(0, Long.class));
    }

    /// How long the chain is.
    long sealed() {
        return number("select max(position) from audit.seals where tenant_id = {0}");
    }

    /// A position of the chain, signed or not.
    long anywhere() {
        return 1 + random.nextLong(sealed());
    }

    /// Two positions, the lower one first.
    long[] two() {
        var first = anywhere();
        var second = anywhere();
        return first == second
                ? two()
                : new long[] {Math.min(first, second), Math.max(first, second)};
    }

    /// A position that a signed head covers.
    long signed() {
        return 1 + random.nextLong(lastSigned());
    }

    long lastSigned() {
        return heads.of(tenant).getLast().end().position();
    }

    /// A position with others behind it.
    long inside() {
        return 1 + random.nextLong(sealed() - 1);
    }

    UUID entry(long position) {
        return Objects.requireNonNull(
                sql.fetchSingle(
                                "select entry_id from audit.seals where tenant_id = {0} and position = {1}",
                                bound(position))
                        .get(0, UUID.class));
    }

    /// Writes an entry with the number of the transaction of the one at this position.
    UUID insertAsOldAs(long position) {
        return Objects.requireNonNull(
                sql.fetchSingle(
                                """
                                insert into audit.entries (tenant_id, transaction_id, at, actor_kind, actor_name, action,
                                    object_type, outcome)
                                select e.tenant_id, e.transaction_id, e.at, 'user', 'nobody', 'order.refund', 'order', 'done'
                                from audit.entries e where e.tenant_id = {0} and e.id = {1}
                                returning id
                                """,
                                bound(entry(position)))
                        .get(0, UUID.class));
    }

    /// Moves the seals from this position on by so many places.
    void shift(long position, long by) {
        run(
                "update audit.seals set position = position + 1000000 where tenant_id = {0} and position >= {1}",
                position);
        run(
                "update audit.seals set position = position - 1000000 + {1} where tenant_id = {0} and position > 1000000",
                by);
    }

    /// Adds an entry to the end of the chain, with the hash that it has to have.
    ///
    /// @param changes what is changed about the last one's copy
    long append(String changes) {
        var end = sealed();
        var entry = insertAsOldAs(end);
        run("update audit.entries set " + changes + " where tenant_id = {0} and id = {1}", entry);
        var row =
                sql.fetchSingle(
                        "select "
                                + COLUMNS
                                + " from audit.entries e where tenant_id = {0} and id = {1}",
                        bound(entry));
        seal(row, end + 1, new EntryHash().of(row, end + 1, hash(end)));
        return end + 1;
    }

    private byte[] hash(long position) {
        return position == 0
                ? EntryHash.START
                : Objects.requireNonNull(
                        sql.fetchSingle(
                                        "select hash from audit.seals where tenant_id = {0} and position = {1}",
                                        bound(position))
                                .get(0, byte[].class));
    }

    private void seal(Record entry, long position, byte[] hash) {
        run(
                "insert into audit.seals values ({0}, {1}, {2}, {3}::text::xid8, {4})",
                position, EntryHash.id(entry), EntryHash.transaction(entry), hash);
    }

    void delete(long position) {
        var entry = entry(position);
        run("delete from audit.seals where tenant_id = {0} and entry_id = {1}", entry);
        run("delete from audit.entries where tenant_id = {0} and id = {1}", entry);
    }

    /// Reckons all hashes from here on anew, as anybody can who has read the source.
    void rechain(long position) {
        var previous = hash(position - 1);
        run("delete from audit.seals where tenant_id = {0} and position >= {1}", position);
        var reached = position - 1;
        var hash = new EntryHash();
        for (var entry :
                sql.fetch(
                        "select "
                                + COLUMNS
                                + """
                                 from audit.entries e where e.tenant_id = {0} and not exists (
                                    select from audit.seals s where s.tenant_id = {0} and s.entry_id = e.id)
                                order by e.transaction_id, e.id
                                """,
                        bound())) {
            previous = hash.of(entry, ++reached, previous);
            seal(entry, reached, previous);
        }
    }
}
