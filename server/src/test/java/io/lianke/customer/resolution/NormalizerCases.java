package io.lianke.customer.resolution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The reviewed table of spellings: type, region, as it is written, and its identity or its
/// refusal.
public final class NormalizerCases {

    private NormalizerCases() {}

    /// @param expected the identity, or `!` and the code of the refusal
    public record Case(String type, String region, String spelling, String expected) {}

    static List<Case> all() {
        try (var table = NormalizerCases.class.getResourceAsStream("identifiers.csv")) {
            var text =
                    new String(
                            Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(NormalizerCases::readCase).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Those that a tenant of that region takes.
    public static List<Case> accepted(String region) {
        return all().stream()
                .filter(one -> one.region().equals(region) && !one.expected().startsWith("!"))
                .toList();
    }

    private static Case readCase(String line) {
        var cells = line.split("\\|", -1);
        return new Case(cells[0], cells[1], unescape(cells[2]), unescape(cells[3]));
    }

    private static String unescape(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i)) {
                out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (text.startsWith("\\t", i)
                    || text.startsWith("\\n", i)
                    || text.startsWith("\\r", i)
                    || text.startsWith("\\\\", i)) {
                out.append("\t\n\r\\".charAt("tnr\\".indexOf(text.charAt(++i))));
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
