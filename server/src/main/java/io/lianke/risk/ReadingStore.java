package io.lianke.risk;

import static io.lianke.risk.db.Tables.READINGS;

import io.lianke.access.Reach;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.audit.AuditQuery;
import io.lianke.risk.db.tables.records.ReadingsRecord;
import io.lianke.tenancy.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What is kept of how much each reader was shown. Each call is a transaction of its own, also
/// beside one that only reads, and reaches everything whatever the reader sees.
@Component
class ReadingStore {
    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Audit audit;
    private final Rules rules;

    /// What a tenant has decided.
    @Component
    record Rules(Tenants tenants, RiskLimits limits, RiskSettings settings) {}

    ReadingStore(
            DSLContext sql,
            PlatformTransactionManager manager,
            InstantSource clock,
            Audit audit,
            Rules rules) {
        this.sql = sql;
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.audit = audit;
        this.rules = rules;
    }

    private <T> T inTenant(Reader reader, Supplier<T> work) {
        return Objects.requireNonNull(
                reader.tenant()
                        .call(() ->
                                Reach.EVERYTHING.call(
                                        () -> transactions.execute(_ -> work.get()))));
    }

    /// The reader's day as it stands, with what may be shown on it.
    ReadingDay.Known load(Reader reader) {
        return inTenant(
                reader,
                () -> {
                    var zone = rules.tenants().settings().zone();
                    var today = clock.instant().atZone(zone).toLocalDate();
                    var days =
                            sql.selectFrom(READINGS)
                                    .where(of(reader))
                                    .and(
                                            READINGS.DAY.between(
                                                    today.minusDays(Allowance.HABIT_DAYS), today))
                                    .fetch();
                    var row =
                            days.stream()
                                    .filter(day -> day.getDay().equals(today))
                                    .findFirst()
                                    .orElseGet(ReadingsRecord::new);
                    var habit =
                            days.stream()
                                    .filter(day ->
                                            day.getDay().isBefore(today) && day.getShown() > 0)
                                    .map(ReadingsRecord::getShown)
                                    .toList();
                    return new ReadingDay.Known(
                            today,
                            today.atStartOfDay(zone).toInstant(),
                            today.plusDays(1).atStartOfDay(zone).toInstant(),
                            allowance(habit),
                            number(row.getOpened()),
                            number(row.getShown()),
                            number(row.getExported()),
                            row.getStoppedAt());
                });
    }

    private long allowance(List<Long> habit) {
        return Allowance.of(rules.limits().get().limits(), habit, rules.settings());
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    Limits limits(Reader reader) {
        return inTenant(reader, () -> rules.limits().get().limits());
    }

    /// What a reader has on a day now, and whether the day has quiet hours that it was shown in.
    record Written(
            long shown,
            long opened,
            long exported,
            long byNight,
            long allowance,
            @Nullable Instant stoppedAt) {}

    /// Adds to a day.
    Written add(ReadingDay day, long shown, long exported) {
        var reader = day.reader();
        return inTenant(
                reader,
                () -> {
                    var quiet =
                            rules.limits()
                                    .get()
                                    .limits()
                                    .quiet(clock.instant(), rules.tenants().settings().zone());
                    var byNight = quiet ? shown + exported : 0;
                    var row =
                            sql.insertInto(READINGS)
                                    .set(READINGS.TENANT_ID, reader.tenant().id())
                                    .set(READINGS.READER_ID, reader.id())
                                    .set(READINGS.READER_KIND, reader.code())
                                    .set(READINGS.DAY, day.day())
                                    .set(READINGS.SHOWN, shown)
                                    .set(READINGS.EXPORTED, exported)
                                    .set(READINGS.BY_NIGHT, byNight)
                                    .onConflict(
                                            READINGS.TENANT_ID, READINGS.READER_ID, READINGS.DAY)
                                    .doUpdate()
                                    .set(READINGS.SHOWN, READINGS.SHOWN.plus(shown))
                                    .set(READINGS.EXPORTED, READINGS.EXPORTED.plus(exported))
                                    .set(READINGS.BY_NIGHT, READINGS.BY_NIGHT.plus(byNight))
                                    .returning()
                                    .fetchSingle();
                    return new Written(
                            row.getShown(),
                            row.getOpened(),
                            row.getExported(),
                            quiet ? row.getByNight() : 0,
                            allowance(habit(day)),
                            row.getStoppedAt());
                });
    }

    private List<Long> habit(ReadingDay day) {
        return sql.select(READINGS.SHOWN)
                .from(READINGS)
                .where(of(day.reader()))
                .and(READINGS.DAY.ge(day.day().minusDays(Allowance.HABIT_DAYS)))
                .and(READINGS.DAY.lt(day.day()))
                .and(READINGS.SHOWN.gt(0L))
                .fetch(READINGS.SHOWN);
    }

    /// Writes down that the reader was stopped, unless another node has.
    ///
    /// @return when, by the database's clock
    Instant stop(ReadingDay day) {
        return inTenant(
                day.reader(),
                () -> {
                    var reader = day.reader();
                    var now =
                            sql.insertInto(READINGS)
                                    .set(READINGS.TENANT_ID, reader.tenant().id())
                                    .set(READINGS.READER_ID, reader.id())
                                    .set(READINGS.READER_KIND, reader.code())
                                    .set(READINGS.DAY, day.day())
                                    .set(READINGS.STOPPED_AT, now())
                                    .onConflict(
                                            READINGS.TENANT_ID, READINGS.READER_ID, READINGS.DAY)
                                    .doUpdate()
                                    .set(READINGS.STOPPED_AT, now())
                                    .where(READINGS.STOPPED_AT.isNull())
                                    .returning(READINGS.STOPPED_AT)
                                    .fetchOptional(READINGS.STOPPED_AT);
                    if (now.isEmpty()) {
                        return stoppedAt(day);
                    }
                    audit.record(
                            AuditEntry.refused(
                                            "reading.stop",
                                            reader.subject().kind().code().replace('_', '-'),
                                            reader.id().toString(),
                                            "share of the day used up")
                                    .after(
                                            Map.of(
                                                    "shown",
                                                    day.shown(),
                                                    "allowed",
                                                    day.allowance())));
                    return now.get();
                });
    }

    private Instant stoppedAt(ReadingDay day) {
        return Objects.requireNonNull(
                sql.select(READINGS.STOPPED_AT)
                        .from(READINGS)
                        .where(of(day.reader()))
                        .and(READINGS.DAY.eq(day.day()))
                        .fetchSingle(READINGS.STOPPED_AT));
    }

    /// The operator's own key goes on: that is on record.
    void exceed(ReadingDay day) {
        inTenant(
                day.reader(),
                () -> {
                    audit.record(
                            AuditEntry.done("reading.exceed", "api-key", day.reader().id())
                                    .after(
                                            Map.of(
                                                    "shown",
                                                    day.shown(),
                                                    "allowed",
                                                    day.allowance())));
                    return day;
                });
    }

    /// Whether the person has proved who they are since they were stopped.
    boolean proved(Reader reader, Instant stoppedAt) {
        return inTenant(
                reader,
                () ->
                        !audit.list(
                                        new AuditQuery(
                                                new AuditQuery.Who(Actor.Kind.USER, reader.id()),
                                                "session.confirm",
                                                null,
                                                null,
                                                AuditEntry.Outcome.DONE,
                                                stoppedAt,
                                                null),
                                        1,
                                        null)
                                .items()
                                .isEmpty());
    }

    /// Opens as many more, once for each time the reader was stopped.
    ///
    /// @return whether it was this call that did
    boolean open(ReadingDay day, Instant stoppedAt, long more) {
        return inTenant(
                day.reader(),
                () -> {
                    var opened =
                            sql.update(READINGS)
                                    .set(READINGS.OPENED, READINGS.OPENED.plus(more))
                                    .setNull(READINGS.STOPPED_AT)
                                    .where(of(day.reader()))
                                    .and(READINGS.DAY.eq(day.day()))
                                    .and(READINGS.STOPPED_AT.eq(stoppedAt))
                                    .execute();
                    if (opened == 1) {
                        audit.record(
                                AuditEntry.done("reading.open", "member", day.reader().id())
                                        .after(Map.of("shown", day.shown(), "more", more)));
                    }
                    return opened == 1;
                });
    }

    private static Condition of(Reader reader) {
        return READINGS.TENANT_ID.eq(reader.tenant().id()).and(READINGS.READER_ID.eq(reader.id()));
    }

    private static org.jooq.Field<Instant> now() {
        return DSL.field("clock_timestamp()", SQLDataType.INSTANT);
    }
}
