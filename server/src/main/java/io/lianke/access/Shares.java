package io.lianke.access;

import static io.lianke.access.db.Tables.SHARES;
import static io.lianke.access.db.Tables.USERS;

import io.lianke.audit.Actor;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which single records are shared with whom. The database's policies look here by themselves;
/// whoever changes shares records that as a change of the record.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Shares {
    /// Of one record, and with one member.
    public static final int MAX = 200;

    private final DSLContext sql;
    private final InstantSource clock;

    Shares(DSLContext sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Those that hold now, by the name of the member.
    public List<Share> of(UUID record) {
        return list(SHARES.RECORD_ID.eq(record));
    }

    /// Those that hold now, with this member.
    public List<Share> with(UUID member) {
        return list(SHARES.USER_ID.eq(member));
    }

    /// By the database's clock, as the policies have it.
    private List<Share> list(Condition which) {
        return sql.select(SHARES.fields())
                .select(USERS.DISPLAY_NAME)
                .from(SHARES)
                .join(USERS)
                .on(USERS.ID.eq(SHARES.USER_ID))
                .where(SHARES.TENANT_ID.eq(Tenant.current().id()))
                .and(which)
                .and(SHARES.ENDS_AT.isNull().or(SHARES.ENDS_AT.gt(DSL.currentInstant())))
                .orderBy(USERS.DISPLAY_NAME, SHARES.USER_ID, SHARES.RECORD_ID)
                .limit(MAX)
                .fetch(read -> {
                    var row = read.into(SHARES);
                    return new Share(
                            row.getUserId(),
                            read.get(USERS.DISPLAY_NAME),
                            row.getRecordId(),
                            row.getWritable() ? Share.Right.WRITE : Share.Right.READ,
                            row.getEndsAt(),
                            row.getNote(),
                            row.getSharedBy(),
                            row.getSharedAt());
                });
    }

    /// Whether this record or this member has as many as there may be.
    public boolean full(UUID record, UUID member) {
        return of(record).size() >= MAX || with(member).size() >= MAX;
    }

    /// Shares a record, in place of an earlier share of it with the same member.
    public void give(
            UUID record, UUID member, Share.Right right, @Nullable Instant endsAt, String note) {
        sql.insertInto(SHARES)
                .set(SHARES.TENANT_ID, Tenant.current().id())
                .set(SHARES.USER_ID, member)
                .set(SHARES.RECORD_ID, record)
                .set(SHARES.WRITABLE, right == Share.Right.WRITE)
                .set(SHARES.ENDS_AT, endsAt)
                .set(SHARES.NOTE, note)
                .set(SHARES.SHARED_BY, Actor.current().name())
                .set(SHARES.SHARED_AT, clock.instant())
                .onConflict(SHARES.TENANT_ID, SHARES.USER_ID, SHARES.RECORD_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    public void take(UUID record, UUID member) {
        delete(SHARES.RECORD_ID.eq(record).and(SHARES.USER_ID.eq(member)));
    }

    /// Takes back all that is shared with a member.
    public int takeAll(UUID member) {
        return delete(SHARES.USER_ID.eq(member));
    }

    private int delete(Condition which) {
        return sql.deleteFrom(SHARES)
                .where(SHARES.TENANT_ID.eq(Tenant.current().id()))
                .and(which)
                .execute();
    }
}
