package io.lianke.customer.naming;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody typed, as a query over the terms of [NameKeys].
public final class NameQuery {
    static final int LETTERS_MAX = 24;
    static final int CHARACTERS_MAX = 8;

    private NameQuery() {}

    /// In PostgreSQL's syntax for a `tsquery`; empty when nothing was typed. Each part of what was
    /// typed must begin a term: `王 xiaom` finds 王小明.
    public static Optional<String> of(String typed) {
        var query =
                NamePart.of(NamePart.folded(typed)).stream()
                        .flatMap(NameQuery::beginnings)
                        .map(beginning ->
                                "'" + beginning.replace("\\", "\\\\").replace("'", "''") + "':*")
                        .collect(Collectors.joining(" & "));
        return query.isEmpty() ? Optional.empty() : Optional.of(query);
    }

    private static Stream<String> beginnings(NamePart part) {
        return switch (part.script()) {
            case OTHER -> Stream.of(cut(part.text(), 0, LETTERS_MAX));
            case CHINESE -> {
                var characters = part.text().codePoints().toArray();
                yield Stream.iterate(
                                0, from -> from < characters.length, from -> from + CHARACTERS_MAX)
                        .map(from ->
                                new String(
                                        characters,
                                        from,
                                        Math.min(CHARACTERS_MAX, characters.length - from)));
            }
        };
    }

    /// At most so many characters from here on, none of them halved.
    static String cut(String text, int from, int charsMax) {
        var to = Math.min(text.length(), from + charsMax);
        return text.substring(
                from, Character.isHighSurrogate(text.charAt(to - 1)) ? Math.max(from, to - 1) : to);
    }
}
