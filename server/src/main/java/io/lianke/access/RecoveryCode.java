package io.lianke.access;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A code that stands in once for the second factor. Sixty random bits in letters and digits that
/// cannot be taken for each other, so that one can be read from paper; kept as a SHA-256 together
/// with whose it is.
record RecoveryCode(String plain) {
    static final int SET_SIZE = 10;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static List<RecoveryCode> newSet() {
        return Stream.generate(RecoveryCode::generate).limit(SET_SIZE).toList();
    }

    private static RecoveryCode generate() {
        var text = new StringBuilder();
        for (int at = 0; at < LENGTH; at++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new RecoveryCode(text.toString());
    }

    /// As somebody typed it: in any case, with or without hyphens, with look-alikes.
    static RecoveryCode typed(String text) {
        return new RecoveryCode(
                text.toLowerCase(Locale.ROOT)
                        .replace('o', '0')
                        .replace('i', '1')
                        .replace('l', '1'));
    }

    /// In groups, for people.
    String shown() {
        return String.join(
                "-",
                IntStream.iterate(0, at -> at < plain.length(), at -> at + GROUP)
                        .mapToObj(at -> plain.substring(at, Math.min(at + GROUP, plain.length())))
                        .toList());
    }

    byte[] hash(UUID userId) {
        return Secret.hash(userId + "/" + plain);
    }

    @Override
    public String toString() {
        return "RecoveryCode[hidden]";
    }
}
