package io.lianke.commerce;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// SHA-256 over the canonical form of what a source told: each value with its length in front, so
/// that no two different contents read the same.
final class ContentHash {
    private static final int ABSENT = -1;
    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    ContentHash add(@Nullable String text) {
        if (text == null) {
            return add(ABSENT);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    ContentHash add(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        return this;
    }

    ContentHash add(Instant time) {
        return add(time.getEpochSecond()).add(time.getNano());
    }

    /// In hexadecimal digits; nothing can be added afterwards.
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
