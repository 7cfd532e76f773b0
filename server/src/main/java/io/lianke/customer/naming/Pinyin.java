package io.lianke.customer.naming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Readings of Chinese characters. The tone is a digit behind the syllable, as in `ming2`; `v`
/// stands for ü, as it is typed.
final class Pinyin {
    static final int FIRST = 0x3400;
    static final int LAST = 0x9FFF;
    private static final int SURNAME_CHARS_MAX = 2;

    /// By code point from FIRST; those without a reading hold empty text.
    private static final String[] COMMON = new String[LAST - FIRST + 1];

    private static final Map<String, List<String>> SURNAMES = new HashMap<>();
    private static final Map<Integer, List<String>> OTHERS = new HashMap<>();

    static {
        Arrays.fill(COMMON, "");
        for (var line : lines("readings.txt")) {
            line[1].chars().forEach(character -> COMMON[character - FIRST] = line[0]);
        }
        lines("surnames.txt").forEach(line -> SURNAMES.put(line[0], rest(line)));
        lines("others.txt").forEach(line -> OTHERS.put(line[0].codePointAt(0), rest(line)));
    }

    private Pinyin() {}

    /// With its tone; empty for what is not a Chinese character.
    static String reading(int character) {
        return character >= FIRST && character <= LAST ? COMMON[character - FIRST] : "";
    }

    /// The readings of the surname at the beginning of a name, one for each character; empty when
    /// it is read as ever.
    static List<String> surname(int[] name) {
        for (int length = Math.min(SURNAME_CHARS_MAX, name.length); length > 0; length--) {
            var known = SURNAMES.get(new String(name, 0, length));
            if (known != null) {
                return known;
            }
        }
        return List.of();
    }

    /// Each way to type a character without tones, the likeliest first; none for a character that
    /// has no reading.
    ///
    /// @param asSurname its reading in a surname; empty elsewhere
    static List<String> typed(int character, String asSurname) {
        var ways = new LinkedHashSet<String>();
        add(ways, asSurname);
        add(ways, reading(character));
        OTHERS.getOrDefault(character, List.of()).forEach(other -> add(ways, other));
        return List.copyOf(ways);
    }

    private static void add(Set<String> ways, String reading) {
        var end = reading.length();
        if (end == 0) {
            return;
        }
        var syllable =
                Character.isDigit(reading.charAt(end - 1))
                        ? reading.substring(0, end - 1)
                        : reading;
        ways.add(syllable);
        if (syllable.indexOf('v') >= 0) {
            ways.add(syllable.replace('v', 'u'));
        }
    }

    private static List<String> rest(String[] line) {
        return List.of(line).subList(1, line.length);
    }

    private static List<String[]> lines(String resource) {
        try (var in = Pinyin.class.getResourceAsStream(resource)) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            var lines = new ArrayList<String[]>();
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> lines.add(line.split(" ")));
            return lines;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
