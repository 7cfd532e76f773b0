package io.lianke.customer.naming;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Where a name stands in a list, and what it is found by.
///
/// @param sort compared byte by byte: Chinese characters by syllable, tone and character, among
///   words of other scripts by their letters
/// @param terms parted by spaces; a [NameQuery] asks which of them begin with what was typed
public record NameKeys(String sort, String terms) {
    private static final int SORT_CHARS_MAX = 40;
    private static final int TERMS_MAX = 300;

    /// From where in a word or run a term may begin.
    private static final int BEGINNINGS_MAX = 32;

    /// Of one run of characters that can be read in several ways.
    private static final int WAYS_MAX = 4;

    public static NameKeys of(String name) {
        var folded = NamePart.folded(name);
        var terms = new LinkedHashSet<String>();
        var first = true;
        for (var part : NamePart.of(folded)) {
            switch (part.script()) {
                case OTHER -> addWord(terms, part.text());
                case CHINESE -> {
                    var characters = part.text().codePoints().toArray();
                    addChinese(terms, characters, first ? Pinyin.surname(characters) : List.of());
                }
            }
            first = false;
        }
        return new NameKeys(
                sort(folded), String.join(" ", terms.stream().limit(TERMS_MAX).toList()));
    }

    private static void addWord(Set<String> terms, String word) {
        for (int from = 0; from < Math.min(word.length(), BEGINNINGS_MAX); from++) {
            if (!Character.isLowSurrogate(word.charAt(from))) {
                terms.add(NameQuery.cut(word, from, NameQuery.LETTERS_MAX));
            }
        }
    }

    private static void addChinese(Set<String> terms, int[] characters, List<String> surname) {
        var readings = new ArrayList<List<String>>();
        for (int i = 0; i < characters.length; i++) {
            readings.add(Pinyin.typed(characters[i], i < surname.size() ? surname.get(i) : ""));
        }
        for (int from = 0; from < Math.min(characters.length, BEGINNINGS_MAX); from++) {
            var length = Math.min(NameQuery.CHARACTERS_MAX, characters.length - from);
            terms.add(new String(characters, from, length));
            for (var way : ways(readings.subList(from, readings.size()))) {
                terms.add(NameQuery.cut(way.full(), 0, NameQuery.LETTERS_MAX));
                if (way.initials().length() > 1) {
                    terms.add(NameQuery.cut(way.initials(), 0, NameQuery.LETTERS_MAX));
                    // As in zhangxm: the surname in full, the given name short.
                    terms.add(
                            NameQuery.cut(
                                    way.first() + way.initials().substring(1),
                                    0,
                                    NameQuery.LETTERS_MAX));
                }
            }
        }
    }

    /// One way to read a run of characters.
    private record Way(String first, String full, String initials) {
        Way then(String syllable) {
            return new Way(
                    first.isEmpty() ? syllable : first,
                    full + syllable,
                    initials + syllable.charAt(0));
        }
    }

    private static List<Way> ways(List<List<String>> readings) {
        var ways = List.of(new Way("", "", ""));
        for (var readingsOfOne : readings) {
            if (ways.getFirst().initials().length() == NameQuery.LETTERS_MAX) {
                break;
            }
            var longer = new ArrayList<Way>();
            for (var syllable : readingsOfOne) {
                for (var way : ways) {
                    if (longer.size() < WAYS_MAX) {
                        longer.add(way.then(syllable));
                    }
                }
            }
            ways = longer;
        }
        return ways;
    }

    private static String sort(String folded) {
        var characters = folded.codePoints().limit(SORT_CHARS_MAX).toArray();
        var surname = Pinyin.surname(characters);
        var sort = new StringBuilder();
        for (int i = 0; i < characters.length; i++) {
            sort.append(i < surname.size() ? surname.get(i) : Pinyin.reading(characters[i]));
            sort.appendCodePoint(characters[i]);
        }
        return sort.toString();
    }
}
