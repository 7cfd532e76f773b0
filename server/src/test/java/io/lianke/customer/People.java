package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// People for tests, in few words.
final class People {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private People() {}

    /// `TYPE=VALUE`, the value in normal form already.
    static Identifier id(String text) {
        var at = text.indexOf('=');
        return new Identifier(
                IdentifierType.parse(text.substring(0, at)).orElseThrow(), text.substring(at + 1));
    }

    static List<Identifier> ids(String... texts) {
        return Arrays.stream(texts).map(People::id).toList();
    }

    static PersonSeen seen(String... identifiers) {
        return new PersonSeen(ids(identifiers), null, Map.of(), "test", NOON, true);
    }

    static PersonSeen named(String name, Instant at, String... identifiers) {
        return new PersonSeen(ids(identifiers), name, Map.of(), "test", at, true);
    }
}
