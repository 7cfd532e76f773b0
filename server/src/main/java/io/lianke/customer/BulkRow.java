package io.lianke.customer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer in a batch of a bulk change.
///
/// @param facts none where the change does not touch them
/// @param tags likewise; each with who put it there, and when
record BulkRow(CustomerId id, int ordinal, Columns columns, Facts facts, Map<String, Put> tags) {
    BulkRow {
        tags = Map.copyOf(tags);
    }

    record Columns(
            String kind,
            String status,
            @Nullable String channel,
            @Nullable String store,
            @Nullable UUID owner) {

        /// These with what the edit sets.
        ///
        /// @param ordinal the customer's
        Columns with(BulkEdit edit, int ordinal) {
            return new Columns(
                    edit.kind() == null ? kind : edit.kind(),
                    edit.status() == null ? status : edit.status(),
                    edit.channel() == null ? channel : orNull(edit.channel()),
                    edit.store() == null ? store : orNull(edit.store()),
                    newOwner(edit, ordinal));
        }

        private @Nullable UUID newOwner(BulkEdit edit, int ordinal) {
            if (edit.succession() != null) {
                return edit.succession().of(store, ordinal);
            }
            return edit.ownerId() == null ? owner : owner(edit.ownerId());
        }

        static @Nullable UUID owner(String id) {
            return id.isEmpty() ? null : UUID.fromString(id);
        }

        private static @Nullable String orNull(String code) {
            return code.isEmpty() ? null : code;
        }
    }

    /// That a tag was put on a customer.
    record Put(Instant at, String by) {}

    /// This with what the edit sets. A fact that has the value already keeps its provenance.
    BulkRow with(BulkEdit edit, Provenance from, String by) {
        var changed = new HashMap<>(edit.facts());
        changed.entrySet()
                .removeIf(fact ->
                        fact.getValue()
                                .equals(Optional.ofNullable(facts.values().get(fact.getKey()))));
        var tagged = new TreeMap<>(tags);
        edit.removeTags().forEach(tagged::remove);
        for (var tag : edit.addTags()) {
            tagged.computeIfAbsent(tag, _ -> tags.getOrDefault(tag, new Put(from.at(), by)));
        }
        return new BulkRow(
                id,
                ordinal,
                columns.with(edit, ordinal),
                changed.isEmpty() ? facts : facts.with(changed, from.source(), from.at()),
                tagged);
    }
}
