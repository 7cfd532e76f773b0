package io.lianke.access;

import io.lianke.access.db.Tables;
import io.lianke.access.db.tables.records.FindHalfSessionRecord;
import io.lianke.audit.Actor;
import io.lianke.tenancy.Tenant;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Who is between the right password and a session, and what is done in their name.
@Component
class HalfSessions {
    private final DSLContext sql;
    private final TransactionTemplate transactions;

    HalfSessions(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /// @throws AccessProblem `access/second-step-over`
    FindHalfSessionRecord find(byte[] hash) {
        return Objects.requireNonNull(
                        transactions.execute(_ ->
                                sql.selectFrom(Tables.FIND_HALF_SESSION.call(hash))
                                        .fetchOptional()))
                .orElseThrow(AccessProblem::secondStepOver);
    }

    /// In one transaction of the tenant that the person is about to enter.
    <T> T as(FindHalfSessionRecord half, Sessions.Origin origin, Supplier<T> work) {
        var actor =
                new Actor(Actor.Kind.USER, half.getUserId(), half.getDisplayName(), origin.ip());
        return new Tenant(half.getTenantId())
                .call(() ->
                        actor.call(() ->
                                Objects.requireNonNull(transactions.execute(_ -> work.get()))));
    }
}
