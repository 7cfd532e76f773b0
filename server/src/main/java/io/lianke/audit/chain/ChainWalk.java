package io.lianke.audit.chain;

import static io.lianke.audit.db.Tables.SEALS;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// One tenant's chain, reckoned once more link by link up to the first break. Pure: rows come in,
/// the break comes out.
final class ChainWalk {
    // No transaction lasts as long, and no clock is put back as far.
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    private final EntryHash hash = new EntryHash();
    private final List<Head> heads;
    private final long newest;
    private byte[] previous = EntryHash.START;
    private long position;
    private int nextHead;
    private long proven;
    private long horizon;
    private double earliest = Double.NEGATIVE_INFINITY;
    private @Nullable Link suspect;
    private @Nullable Break found;

    /// A row of the chain: the columns of the entry, all null when it is gone, and those of its
    /// seal.
    record Link(Record entry) {
        static final List<SelectField<?>> COLUMNS =
                Stream.concat(
                                EntryHash.COLUMNS.stream(),
                                Stream.of(
                                        SEALS.POSITION,
                                        SEALS.HASH,
                                        SEALS.ENTRY_ID,
                                        DSL.field("{0}::text", String.class, SEALS.TRANSACTION_ID)))
                        .collect(Collectors.<SelectField<?>>toUnmodifiableList());
        private static final int SEAL = EntryHash.COLUMNS.size();

        boolean isGone() {
            return entry.get(1) == null;
        }

        long position() {
            return Objects.requireNonNull((Long) entry.get(SEAL));
        }

        byte[] hash() {
            return Objects.requireNonNull((byte[]) entry.get(SEAL + 1));
        }

        UUID entryId() {
            return Objects.requireNonNull((UUID) entry.get(SEAL + 2));
        }

        String transactionId() {
            return Objects.requireNonNull((String) entry.get(SEAL + 3));
        }

        private boolean isBehind(Link other) {
            var order =
                    Comparator.comparing(
                                    (Link link) -> EntryHash.transaction(link.entry),
                                    (a, b) ->
                                            Long.compareUnsigned(
                                                    Long.parseUnsignedLong(a),
                                                    Long.parseUnsignedLong(b)))
                            .thenComparing(link -> EntryHash.id(link.entry).toString());
            return !other.isGone() && order.compare(this, other) > 0;
        }
    }

    /// @param heads of this tenant
    /// @param newest the number of the newest transaction
    ChainWalk(List<Head> heads, long newest) {
        this.heads =
                heads.stream()
                        .sorted(Comparator.comparingLong((Head head) -> head.end().position()))
                        .toList();
        this.newest = newest;
    }

    /// @return whether the next link is wanted
    boolean accept(Link link) {
        var before = suspect;
        if (before != null) {
            found =
                    Break.at(
                            before.isBehind(link) ? Break.Kind.SWAPPED : Break.Kind.CHANGED,
                            before.position(),
                            before.entryId());
            suspect = null;
            return false;
        }
        position++;
        if (link.position() != position) {
            found = Break.at(Break.Kind.MISSING, position, null);
        } else if (link.isGone()) {
            found = Break.at(Break.Kind.MISSING, position, link.entryId());
        } else if (isAltered(link)) {
            suspect = link;
        } else if (isBackdated(link)) {
            found = Break.at(Break.Kind.INSERTED, position, link.entryId());
        } else {
            previous = link.hash();
            checkHeads();
        }
        return found == null;
    }

    private boolean isAltered(Link link) {
        return !link.transactionId().equals(EntryHash.transaction(link.entry()))
                || !Arrays.equals(link.hash(), hash.of(link.entry(), position, previous));
    }

    /// What is sealed after a head is no older than that head.
    private boolean isBackdated(Link link) {
        return Long.parseUnsignedLong(link.transactionId()) < horizon
                || Double.parseDouble(EntryHash.epochSeconds(link.entry())) < earliest;
    }

    private void checkHeads() {
        for (; nextHead < heads.size(); nextHead++) {
            var head = heads.get(nextHead);
            if (head.end().position() != position) {
                return;
            }
            if (!head.end().hash().equals(HexFormat.of().formatHex(previous))) {
                found = new Break(Break.Kind.REWRITTEN, proven + 1, position, null);
                return;
            }
            proven = position;
            horizon = horizonFrom(nextHead);
            earliest = head.at().minus(CLOCKS_APART).getEpochSecond();
        }
    }

    /// The oldest transaction that may come after a head; any where the numbers of transactions
    /// began anew, which shows in the next head's.
    private long horizonFrom(int index) {
        var own = heads.get(index).horizon();
        var limit = index + 1 < heads.size() ? heads.get(index + 1).horizon() : newest;
        return own <= limit ? own : 0;
    }

    /// The first break, when all rows are through.
    Optional<Break> end() {
        var last = suspect;
        if (last != null) {
            found = Break.at(Break.Kind.CHANGED, last.position(), last.entryId());
        }
        if (found == null && nextHead < heads.size()) {
            found =
                    new Break(
                            Break.Kind.TRUNCATED,
                            position + 1,
                            heads.getLast().end().position(),
                            null);
        }
        return Optional.ofNullable(found);
    }
}
