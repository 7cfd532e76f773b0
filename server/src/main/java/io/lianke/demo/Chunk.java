package io.lianke.demo;

import io.lianke.demo.company.Company;
import io.lianke.demo.company.Life;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Customers with all they did, made up and ready to be written.
///
/// @param to the first customer after them
/// @param sum over them, in hexadecimal digits
record Chunk(int to, List<Life> lives, String sum) {
    static final int CUSTOMERS = 1_000;

    static Chunk from(Company company, int loaded, int customers) {
        var to = Math.min(loaded + CUSTOMERS, customers) + 1;
        var lives = company.lives(loaded + 1, to);
        var digest = sha256();
        lives.forEach(life -> life.addTo(digest));
        return new Chunk(to, lives, HexFormat.of().formatHex(digest.digest()));
    }

    /// A checksum over all before and these.
    String after(String checksum) {
        var digest = sha256();
        digest.update(HexFormat.of().parseHex(checksum));
        digest.update(HexFormat.of().parseHex(sum));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
