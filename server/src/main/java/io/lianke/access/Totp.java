package io.lianke.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by the clock (RFC 6238) as every authenticator makes them: HMAC-SHA-1, 30
/// seconds, six digits. A pure function of seed and time; that a step is good only once is the
/// database's business.
final class Totp {
    /// As long as the hash, which RFC 4226 recommends.
    static final int SEED_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;

    /// How many steps a clock may be off.
    private static final int WINDOW = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    static byte[] newSeed() {
        var seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return seed;
    }

    static long stepAt(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    static String code(byte[] seed, long step) {
        var hash = hmac(seed, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        var offset = hash[hash.length - 1] & 0x0f;
        var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
        return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
    }

    /// The step near that time whose code this is. Every step of the window is looked at, whichever
    /// matches.
    static OptionalLong stepOf(byte[] seed, String code, Instant time) {
        var given = code.getBytes(StandardCharsets.UTF_8);
        var found = OptionalLong.empty();
        for (long step = stepAt(time) - WINDOW; step <= stepAt(time) + WINDOW; step++) {
            var wanted = code(seed, step).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(wanted, given)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "RAW"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
