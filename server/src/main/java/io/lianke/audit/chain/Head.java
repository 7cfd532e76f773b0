package io.lianke.audit.chain;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A line of the [HeadLog]: where a tenant's chain ended at a time.
///
/// @param line its number, from 1 on
/// @param tenants how many chains there were
/// @param horizon entries of transactions older than this were all sealed
/// @param previous the SHA-256 of the line before
record Head(long line, Instant at, int tenants, ChainEnd end, long horizon, String previous) {
    /// What stands before the first line.
    static final String START = "0".repeat(64);

    private static final Pattern LINE =
            Pattern.compile(
                    "\\{\"line\":(\\d{1,18}),\"at\":\"([^\"]{1,40})\",\"tenants\":(\\d{1,9}),"
                            + "\"tenant\":\"([0-9a-f-]{36})\",\"position\":(\\d{1,18}),"
                            + "\"hash\":\"([0-9a-f]{64})\",\"horizon\":(\\d{1,18}),"
                            + "\"previous\":\"([0-9a-f]{64})\",\"signature\":\"([^\"]{1,128})\"}");
    private static final String BEFORE_SIGNATURE = ",\"signature\":\"";

    /// A line as it was read.
    ///
    /// @param signed the text that the signature is for
    record Signed(Head head, String signed, String signature) {}

    /// The line, signed.
    String sign(SigningKey key) {
        var text = text();
        return text + BEFORE_SIGNATURE + key.sign(text) + "\"}";
    }

    private String text() {
        return "{\"line\":%d,\"at\":\"%s\",\"tenants\":%d,\"tenant\":\"%s\",\"position\":%d,\"hash\":\"%s\",\"horizon\":%d,\"previous\":\"%s\""
                .formatted(
                        line,
                        at,
                        tenants,
                        end.tenant(),
                        end.position(),
                        end.hash(),
                        horizon,
                        previous);
    }

    static Optional<Signed> parse(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            var head =
                    new Head(
                            Long.parseLong(match.group(1)),
                            Instant.parse(match.group(2)),
                            Integer.parseInt(match.group(3)),
                            new ChainEnd(
                                    UUID.fromString(match.group(4)),
                                    Long.parseLong(match.group(5)),
                                    match.group(6)),
                            Long.parseLong(match.group(7)),
                            match.group(8));
            var signed = line.substring(0, line.lastIndexOf(BEFORE_SIGNATURE));
            return Optional.of(new Signed(head, signed, match.group(9)));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String hash(String line) {
        return HexFormat.of()
                .formatHex(EntryHash.sha256().digest(line.getBytes(StandardCharsets.UTF_8)));
    }
}
