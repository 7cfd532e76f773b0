package io.lianke.audit.chain;

import java.util.List;
import java.util.function.ToLongFunction;

/// A way to falsify an audit.
enum Tampering {
    CHANGE_A_COLUMN(in -> {
        var position = in.anywhere();
        change(in, position);
        return position;
    }),
    CHANGE_AN_ID(in -> {
        var position = in.anywhere();
        in.run(
                "update audit.entries set id = uuidv7() where tenant_id = {0} and id = {1}",
                in.entry(position));
        return position;
    }),
    GIVE_AN_ENTRY_TO_ANOTHER_TENANT(in -> {
        var position = in.anywhere();
        in.run(
                "update audit.entries set tenant_id = '00000000-0000-0000-0000-000000000009'"
                        + " where tenant_id = {0} and id = {1}",
                in.entry(position));
        return position;
    }),
    DELETE_AN_ENTRY(in -> {
        var position = in.anywhere();
        in.run("delete from audit.entries where tenant_id = {0} and id = {1}", in.entry(position));
        return position;
    }),
    DELETE_A_SEAL(in -> {
        var position = in.inside();
        in.run("delete from audit.seals where tenant_id = {0} and position = {1}", position);
        return position;
    }),
    DELETE_BOTH(in -> {
        var position = in.inside();
        in.delete(position);
        return position;
    }),
    DELETE_BOTH_AND_CLOSE_THE_GAP(in -> {
        var position = in.inside();
        in.delete(position);
        in.shift(position + 1, -1);
        return position;
    }),
    INSERT_AN_ENTRY(in -> {
        var position = in.signed();
        var entry = in.insertAsOldAs(position);
        return in.number(
                """
                select count(*) + 1 from audit.seals s join audit.entries e on e.tenant_id = s.tenant_id
                where s.tenant_id = {0} and e.id = {1} and (s.transaction_id, s.entry_id) < (e.transaction_id, e.id)
                """,
                entry);
    }),
    INSERT_BOTH(in -> {
        var position = in.anywhere();
        var entry = in.insertAsOldAs(position);
        in.shift(position + 1, 1);
        in.run(
                """
                insert into audit.seals
                select e.tenant_id, {1}, e.id, e.transaction_id, sha256('a guess')
                from audit.entries e where e.tenant_id = {0} and e.id = {2}
                """,
                position + 1, entry);
        return position + 1;
    }),
    APPEND_WITH_AN_OLD_NUMBER(in ->
            in.append(
                    "transaction_id = '"
                            + (in.heads().of(in.tenant()).getLast().horizon() - 1)
                            + "'")),
    APPEND_WITH_AN_OLD_TIME(in -> in.append("at = at - interval '3 days'")),
    SWAP_ENTRIES(in -> {
        var two = in.two();
        in.run(
                """
                update audit.entries e
                set (at, transaction_id, actor_kind, actor_id, actor_name, action, object_type, object_id, outcome,
                        before, after, reason, ip, correlation_id) = (
                    select at, transaction_id, actor_kind, actor_id, actor_name, action, object_type, object_id,
                        outcome, before, after, reason, ip, correlation_id
                    from audit.entries o
                    where o.tenant_id = {0} and o.id = case when e.id = {1} then {2} else {1} end)
                where e.tenant_id = {0} and e.id in ({1}, {2})
                """,
                in.entry(two[0]), in.entry(two[1]));
        return two[0];
    }),
    SWAP_WHAT_SEALS_ARE_FOR(in -> {
        var two = in.two();
        var first = in.entry(two[0]);
        var second = in.entry(two[1]);
        var set = "update audit.seals set entry_id = {2} where tenant_id = {0} and position = {1}";
        in.run(set, two[0], in.tenant());
        in.run(set, two[1], first);
        in.run(set, two[0], second);
        return two[0];
    }),
    SWAP_SEALS(in -> {
        var two = in.two();
        var set = "update audit.seals set position = {2} where tenant_id = {0} and position = {1}";
        in.run(set, two[0], 1_000_000L);
        in.run(set, two[1], two[0]);
        in.run(set, 1_000_000L, two[1]);
        return two[0];
    }),
    CHANGE_A_HASH(in -> {
        var position = in.anywhere();
        in.run(
                "update audit.seals set hash = set_bit(hash, {2}, 1 - get_bit(hash, {2}))"
                        + " where tenant_id = {0} and position = {1}",
                position, in.random().nextLong(256));
        return position;
    }),
    CHANGE_THE_NUMBER_OF_A_SEAL(in -> {
        var position = in.anywhere();
        in.run(
                "update audit.seals set transaction_id = (transaction_id::text::bigint + 1)::text::xid8"
                        + " where tenant_id = {0} and position = {1}",
                position);
        return position;
    }),
    CUT_THE_END_OFF(in -> {
        var position = in.signed();
        in.run(
                "delete from audit.entries where tenant_id = {0} and id in ("
                        + "select entry_id from audit.seals where tenant_id = {0} and position >= {1})",
                position);
        in.run("delete from audit.seals where tenant_id = {0} and position >= {1}", position);
        return position;
    }),
    CUT_SEALS_OFF(in -> {
        var position = in.signed();
        in.run("delete from audit.seals where tenant_id = {0} and position >= {1}", position);
        return position;
    }),
    EMPTY_THE_ENTRIES(in -> {
        in.run("truncate audit.entries");
        return 1;
    }),
    EMPTY_BOTH(in -> {
        in.run("truncate audit.entries, audit.seals");
        return 1;
    }),
    CHANGE_AND_RECKON_ANEW(in -> {
        var position = in.signed();
        change(in, position);
        in.rechain(position);
        return position;
    }),
    DELETE_AND_RECKON_ANEW(in -> {
        var position = in.signed();
        in.delete(position);
        in.rechain(position);
        return position;
    }),
    INSERT_AND_RECKON_ANEW(in -> {
        // Behind the rest of its transaction, which still has to be signed.
        var position = 1 + in.random().nextLong(in.lastSigned() - 8);
        var entry = in.insertAsOldAs(position);
        in.rechain(position + 1);
        return in.number(
                "select position from audit.seals where tenant_id = {0} and entry_id = {1}", entry);
    });

    // Also the least that can be changed, and what would be the same text in a row.
    private static final List<String> CHANGES =
            List.of(
                    "at = at + interval '1 microsecond'",
                    "at = 'infinity'",
                    "actor_kind = case actor_kind when 'user' then 'system' else 'user' end",
                    "actor_id = case when actor_id is null then gen_random_uuid() end",
                    "actor_name = actor_name || ' '",
                    "action = 'member.remove'",
                    "object_type = object_type || object_id, object_id = ''",
                    "object_id = null",
                    "outcome = 'refused'",
                    "before = coalesce(before, '{}') || '{\"role\": \"read_only\"}'",
                    "after = case when after is null then '{}'::jsonb end",
                    "reason = coalesce(reason || 'x', '')",
                    "ip = '10.0.0.251'",
                    "correlation_id = null");

    @SuppressWarnings("ImmutableEnumChecker") // None of them keeps anything.
    private final ToLongFunction<Intruder> deed;

    Tampering(ToLongFunction<Intruder> deed) {
        this.deed = deed;
    }

    /// @return the position at which the chain is no longer what it was
    long apply(Intruder intruder) {
        return deed.applyAsLong(intruder);
    }

    private static void change(Intruder in, long position) {
        in.run(
                "update audit.entries set "
                        + CHANGES.get(in.random().nextInt(CHANGES.size()))
                        + " where tenant_id = {0} and id = {1}",
                in.entry(position));
    }
}
