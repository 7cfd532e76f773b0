package io.lianke.channel;

import static io.lianke.channel.db.Tables.CHANNELS;

import io.lianke.channel.db.tables.records.ChannelsRecord;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.TenantCreated;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The channels of the bound tenant.
@Component
@Transactional
public class Channels {
    public static final int CODE_CHARS_MAX = 100;
    private static final int LIST_MAX = 1_000;

    private final DSLContext sql;

    Channels(DSLContext sql) {
        this.sql = sql;
    }

    /// By code.
    @Transactional(readOnly = true)
    public List<Channel> list() {
        return sql.selectFrom(CHANNELS)
                .where(CHANNELS.TENANT_ID.eq(Tenant.current().id()))
                .orderBy(CHANNELS.CODE)
                .limit(LIST_MAX)
                .fetch(Channels::channel);
    }

    /// Finds channels by code, and creates those that are missing under their code as name.
    public Map<String, Channel> ensure(Set<String> codes) {
        var found = find(codes);
        var missing = new TreeSet<>(codes);
        missing.removeAll(found.keySet());
        if (missing.isEmpty()) {
            return found;
        }
        for (var code : missing) {
            insert(code, code, code, "own");
        }
        return find(codes);
    }

    @ApplicationModuleListener
    void on(TenantCreated created) {
        addStandard();
    }

    /// Creates those of the usual channels that are missing. A new tenant gets them by itself, but
    /// a moment later, when its first orders may name channels too: both go by code, so that
    /// neither waits for the other.
    public void addStandard() {
        var known = new HashSet<String>();
        list().forEach(channel -> known.add(channel.code()));
        var byCode =
                Stream.of(StandardChannel.values())
                        .sorted(Comparator.comparing(StandardChannel::code))
                        .toList();
        for (var standard : byCode) {
            if (!known.contains(standard.code())) {
                insert(standard.code(), standard.nameZh(), standard.nameEn(), "standard");
            }
        }
    }

    private Map<String, Channel> find(Set<String> codes) {
        return sql
                .selectFrom(CHANNELS)
                .where(CHANNELS.TENANT_ID.eq(Tenant.current().id()))
                .and(CHANNELS.CODE.eq(DSL.any(codes.toArray(String[]::new))))
                .fetch(Channels::channel)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Channel::code, Function.identity()));
    }

    private void insert(String code, String nameZh, String nameEn, String kind) {
        sql.insertInto(CHANNELS)
                .set(CHANNELS.TENANT_ID, Tenant.current().id())
                .set(CHANNELS.CODE, code)
                .set(CHANNELS.NAME_ZH, nameZh)
                .set(CHANNELS.NAME_EN, nameEn)
                .set(CHANNELS.KIND, kind)
                .onConflictDoNothing()
                .execute();
    }

    private static Channel channel(ChannelsRecord row) {
        return new Channel(row.getId(), row.getCode(), row.getNameZh(), row.getNameEn());
    }
}
