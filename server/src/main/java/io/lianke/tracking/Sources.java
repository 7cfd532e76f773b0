package io.lianke.tracking;

import static io.lianke.tracking.db.Tables.SOURCES;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The technical origins of a tenant's data, each with the write key it sends with.
@Component
@Transactional
public class Sources {
    private final DSLContext sql;
    private final Audit audit;

    Sources(DSLContext sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    /// A source of a server of the tenant's own.
    ///
    /// @param writeKey kept as its hash only
    void registerServer(String name, String writeKey, String defaultChannel) {
        var id =
                sql.insertInto(SOURCES)
                        .set(SOURCES.TENANT_ID, Tenant.current().id())
                        .set(SOURCES.NAME, name)
                        .set(SOURCES.KIND, "server")
                        .set(SOURCES.WRITE_KEY_HASH, hash(writeKey))
                        .set(SOURCES.DEFAULT_CHANNEL, defaultChannel)
                        .returningResult(SOURCES.ID)
                        .fetchSingle()
                        .value1();
        audit.record(
                AuditEntry.done("source.create", "source", id)
                        .after(Map.of("name", name, "defaultChannel", defaultChannel)));
    }

    /// The channel of what a source sends without naming one.
    @Transactional(readOnly = true)
    public Optional<String> defaultChannel(String source) {
        return sql.select(SOURCES.DEFAULT_CHANNEL)
                .from(SOURCES)
                .where(SOURCES.TENANT_ID.eq(Tenant.current().id()))
                .and(SOURCES.NAME.eq(source))
                .fetchOptional(SOURCES.DEFAULT_CHANNEL);
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
