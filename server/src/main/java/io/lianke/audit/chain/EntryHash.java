package io.lianke.audit.chain;

import static io.lianke.audit.db.Tables.ENTRIES;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The SHA-256 that seals an entry: over the name of this format, the hash before, the position,
/// and each column as its length and its UTF-8 text. With the lengths in front no two entries have
/// the same bytes; a null has the length -1.
///
/// Not for several threads.
final class EntryHash {
    /// What stands before the first entry.
    static final byte[] START = new byte[32];

    private static final byte[] FORMAT = "lianke audit 1".getBytes(StandardCharsets.US_ASCII);
    private static final int NULL_LENGTH = -1;

    /// Every column of an entry, as text that no setting of a session changes.
    static final List<Field<String>> COLUMNS =
            List.of(
                    text(ENTRIES.TENANT_ID),
                    text(ENTRIES.ID),
                    DSL.field("extract(epoch from {0})::text", String.class, ENTRIES.AT).as("at"),
                    text(ENTRIES.TRANSACTION_ID),
                    ENTRIES.ACTOR_KIND,
                    text(ENTRIES.ACTOR_ID),
                    ENTRIES.ACTOR_NAME,
                    ENTRIES.ACTION,
                    ENTRIES.OBJECT_TYPE,
                    ENTRIES.OBJECT_ID,
                    ENTRIES.OUTCOME,
                    text(ENTRIES.BEFORE),
                    text(ENTRIES.AFTER),
                    ENTRIES.REASON,
                    ENTRIES.IP,
                    ENTRIES.CORRELATION_ID);

    private final MessageDigest digest = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private static Field<String> text(Field<?> column) {
        return DSL.field("{0}::text", String.class, column).as(column.getName());
    }

    /// @param entry a row that begins with [#COLUMNS]
    byte[] of(Record entry, long position, byte[] previous) {
        digest.update(FORMAT);
        digest.update(previous);
        update(position);
        for (int column = 0; column < COLUMNS.size(); column++) {
            update((@Nullable String) entry.get(column));
        }
        return digest.digest();
    }

    private void update(@Nullable String value) {
        if (value == null) {
            update(NULL_LENGTH);
            return;
        }
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        update(bytes.length);
        digest.update(bytes);
    }

    private void update(long value) {
        digest.update(number.clear().putLong(value).array());
    }

    static UUID id(Record entry) {
        return UUID.fromString(text(entry, 1));
    }

    /// When it was written.
    static String epochSeconds(Record entry) {
        return text(entry, 2);
    }

    static String transaction(Record entry) {
        return text(entry, 3);
    }

    private static String text(Record entry, int column) {
        return Objects.requireNonNull((String) entry.get(column));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
