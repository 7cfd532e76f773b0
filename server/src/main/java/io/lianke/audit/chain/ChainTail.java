package io.lianke.audit.chain;

import static io.lianke.audit.db.Tables.ENTRIES;
import static io.lianke.audit.db.Tables.SEALS;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The newest part of a chain, reckoned once more with the application's own rights: from the seal
/// before it, which is taken as it stands.
public final class ChainTail {
    private ChainTail() {}

    /// @return the position of the first entry that is not what was sealed
    public static Optional<Long> firstBreak(DSLContext sql, UUID tenant, int links) {
        var newest =
                sql.select(SEALS.POSITION)
                        .from(SEALS)
                        .where(SEALS.TENANT_ID.eq(tenant))
                        .orderBy(SEALS.POSITION.desc())
                        .limit(1)
                        .fetchOptional(SEALS.POSITION)
                        .orElse(0L);
        var rows =
                sql.select(ChainWalk.Link.COLUMNS)
                        .from(SEALS)
                        .leftJoin(ENTRIES)
                        .on(ENTRIES.TENANT_ID.eq(SEALS.TENANT_ID))
                        .and(ENTRIES.ID.eq(SEALS.ENTRY_ID))
                        .where(SEALS.TENANT_ID.eq(tenant))
                        .and(SEALS.POSITION.between(DSL.val(newest - links), DSL.val(newest)))
                        .orderBy(SEALS.POSITION)
                        .fetch();
        var hash = new EntryHash();
        byte @Nullable [] previous = null;
        var position = Math.max(1, newest - links);
        for (var row : rows) {
            var link = new ChainWalk.Link(row);
            if (link.position() != position || link.isGone()) {
                return Optional.of(position);
            }
            var before = position == 1 ? EntryHash.START : previous;
            if (before != null && !fits(link, hash, position, before)) {
                return Optional.of(position);
            }
            previous = link.hash();
            position++;
        }
        return Optional.empty();
    }

    /// Whether a seal that was the end of a chain is still in it.
    public static boolean holds(DSLContext sql, ChainEnd end) {
        return sql.fetchExists(
                SEALS,
                SEALS.TENANT_ID.eq(end.tenant()),
                SEALS.POSITION.eq(end.position()),
                SEALS.HASH.eq(HexFormat.of().parseHex(end.hash())));
    }

    private static boolean fits(
            ChainWalk.Link link, EntryHash hash, long position, byte[] previous) {
        return link.transactionId().equals(EntryHash.transaction(link.entry()))
                && Arrays.equals(link.hash(), hash.of(link.entry(), position, previous));
    }
}
