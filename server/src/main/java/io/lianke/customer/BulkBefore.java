package io.lianke.customer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a customer was before a bulk change, as far as the change touched it, with what it made of
/// it: as `jsonb`, with short names, for there are thousands in a row.
///
/// @param o the ordinal
/// @param c columns that changed: what each was
/// @param f facts that changed: what each was
/// @param a when tags were added
/// @param r tags that were removed
record BulkBefore(
        int o,
        Map<String, @Nullable String> c,
        Map<String, Fact> f,
        Map<String, Instant> a,
        Map<String, BulkRow.Put> r) {

    /// @param v null when there was no value
    /// @param s null when nothing was known of its source
    record Fact(@Nullable Object v, @Nullable String s, @Nullable Instant t) {}

    /// A customer as an undo leaves it.
    ///
    /// @param keptLater whether something that others changed since was left as they made it
    record Undone(BulkRow row, boolean keptLater) {}

    static BulkBefore of(BulkRow before, BulkRow after) {
        var columns = new TreeMap<String, @Nullable String>();
        var was = byName(before.columns());
        byName(after.columns())
                .forEach((name, value) -> {
                    if (!Objects.equals(value, was.get(name))) {
                        columns.put(name, was.get(name));
                    }
                });
        var facts = new TreeMap<String, Fact>();
        after.facts()
                .provenance()
                .forEach((name, from) -> {
                    var known = before.facts().provenance().get(name);
                    if (!from.equals(known)) {
                        facts.put(
                                name,
                                new Fact(
                                        before.facts().values().get(name),
                                        known == null ? null : known.source(),
                                        known == null ? null : known.at()));
                    }
                });
        var added = new TreeMap<String, Instant>();
        after.tags()
                .forEach((tag, put) -> {
                    if (!before.tags().containsKey(tag)) {
                        added.put(tag, put.at());
                    }
                });
        var removed = new TreeMap<>(before.tags());
        removed.keySet().removeAll(after.tags().keySet());
        return new BulkBefore(before.ordinal(), columns, facts, added, removed);
    }

    /// Puts back what still is as the change left it.
    Undone undo(BulkRow now, BulkEdit edit) {
        var kept = false;
        var is = byName(now.columns());
        var set = byName(now.columns().with(edit, now.ordinal()));
        var columns = new HashMap<String, @Nullable String>(is);
        for (var column : c.entrySet()) {
            if (Objects.equals(is.get(column.getKey()), set.get(column.getKey()))) {
                columns.put(column.getKey(), column.getValue());
            } else {
                kept = true;
            }
        }
        var values = new HashMap<>(now.facts().values());
        var provenance = new HashMap<>(now.facts().provenance());
        var made = edit.facts();
        for (var fact : f.entrySet()) {
            var name = fact.getKey();
            var value = made.get(name);
            if (value == null || !Objects.equals(value.orElse(null), values.get(name))) {
                kept = true;
                continue;
            }
            put(
                    values,
                    name,
                    fact.getValue().v() == null ? null : FactsJson.exact(fact.getValue().v()));
            put(provenance, name, provenance(fact.getValue()));
        }
        var tags = new TreeMap<>(now.tags());
        for (var tag : a.entrySet()) {
            var put = tags.get(tag.getKey());
            if (put != null && put.at().equals(tag.getValue())) {
                tags.remove(tag.getKey());
            } else {
                kept |= put != null;
            }
        }
        r.forEach(tags::putIfAbsent);
        return new Undone(
                new BulkRow(
                        now.id(),
                        now.ordinal(),
                        columns(columns),
                        new Facts(values, provenance),
                        tags),
                kept);
    }

    private static <V> void put(Map<String, V> map, String name, @Nullable V value) {
        if (value == null) {
            map.remove(name);
        } else {
            map.put(name, value);
        }
    }

    private static @Nullable Provenance provenance(Fact fact) {
        return fact.s() == null || fact.t() == null ? null : new Provenance(fact.s(), fact.t());
    }

    private static Map<String, @Nullable String> byName(BulkRow.Columns columns) {
        var byName = new HashMap<String, @Nullable String>();
        byName.put("kind", columns.kind());
        byName.put("status", columns.status());
        byName.put("channel", columns.channel());
        byName.put("store", columns.store());
        byName.put("owner", columns.owner() == null ? null : columns.owner().toString());
        return byName;
    }

    private static BulkRow.Columns columns(Map<String, @Nullable String> byName) {
        var owner = byName.get("owner");
        return new BulkRow.Columns(
                Objects.requireNonNull(byName.get("kind")),
                Objects.requireNonNull(byName.get("status")),
                byName.get("channel"),
                byName.get("store"),
                owner == null ? null : UUID.fromString(owner));
    }
}
