package io.lianke.tracking;

import static io.lianke.tracking.db.Tables.EVENTS;

import io.lianke.customer.CustomerId;
import io.lianke.customer.spi.TimelineItem;
import io.lianke.customer.spi.TimelineSource;
import io.lianke.shared.Money;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tracked events in the timeline of a customer, by the index on customer and time. What has a
/// subject, as orders have, is told by the module that keeps the subject.
@Component
class EventTimeline implements TimelineSource {
    private final DSLContext sql;

    EventTimeline(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TimelineItem> latest(
            CustomerId customer, @Nullable Instant before, int limit, Set<String> channels) {
        return sql.select(
                        EVENTS.ID,
                        EVENTS.OCCURRED_AT,
                        EVENTS.EVENT,
                        EVENTS.CHANNEL,
                        EVENTS.STORE,
                        EVENTS.AMOUNT_MINOR,
                        EVENTS.CURRENCY)
                .from(EVENTS)
                .where(EVENTS.TENANT_ID.eq(Tenant.current().id()))
                .and(EVENTS.CUSTOMER_ID.eq(customer.value()))
                .and(EVENTS.SUBJECT.isNull())
                .and(DSL.not(EVENTS.VOIDED))
                .and(before == null ? DSL.noCondition() : EVENTS.OCCURRED_AT.lt(before))
                .and(
                        channels.isEmpty()
                                ? DSL.noCondition()
                                : EVENTS.CHANNEL.eq(DSL.any(channels.toArray(String[]::new))))
                .orderBy(EVENTS.OCCURRED_AT.desc())
                .limit(limit)
                .fetch(row ->
                        new TimelineItem(
                                row.value1().toString(),
                                row.value2(),
                                TimelineItem.Kind.EVENT,
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value3(),
                                amount(row.value6(), row.value7()),
                                null,
                                null));
    }

    private static @Nullable Money amount(@Nullable Long minor, @Nullable String currency) {
        return minor == null || currency == null
                ? null
                : new Money(minor, Currency.getInstance(currency));
    }
}
