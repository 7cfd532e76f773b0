package io.lianke.demo.company;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// Somebody who is known to the company.
///
/// @param number from 1
/// @param keys what the person is known by, each once among all people
/// @param traits in the order of their names
/// @param firstSeen when and where the company met them
/// @param devices what they browse with; a family's is among several people's
public record Person(
        int number,
        Kind kind,
        String name,
        List<Key> keys,
        SequencedMap<String, String> traits,
        SequencedSet<String> tags,
        Instant firstSeen,
        Place place,
        List<String> devices) {

    public enum Kind {
        PERSON,
        ORGANIZATION
    }

    enum Gender {
        MALE,
        FEMALE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param type as identifiers are named in the API, for example `phone`
    public record Key(String type, String value) {}

    /// @param channel code of a channel
    /// @param store code of a store, if one had a part in it
    public record Place(String channel, @Nullable String store) {}
}
