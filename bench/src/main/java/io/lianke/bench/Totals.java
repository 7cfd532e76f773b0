package io.lianke.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a file of orders comes to.
///
/// @param orders with a known customer and at least one line of positive quantity and price
/// @param customers of these orders
/// @param grossMinor what these lines sum up to, each rounded half up
public record Totals(long rows, long orders, long customers, long grossMinor) {
    private static final int CHARS = 8;

    String checksum() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(toString().getBytes(StandardCharsets.UTF_8)))
                    .substring(0, CHARS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
