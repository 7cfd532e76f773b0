package io.lianke.customer;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is known of a customer, and since when from whom.
///
/// @param values by trait name, and under [Customer#NAME_FIELD] and [Customer#CITY_FIELD]
/// @param provenance by the same names
record Facts(Map<String, Object> values, Map<String, Provenance> provenance) {
    static final Facts NONE = new Facts(Map.of(), Map.of());

    Facts {
        values = Map.copyOf(values);
        provenance = Map.copyOf(provenance);
    }

    String text(String field) {
        return values.get(field) instanceof String text ? text : "";
    }

    Map<String, Object> traits() {
        var traits = new HashMap<>(values);
        traits.remove(Customer.NAME_FIELD);
        traits.remove(Customer.CITY_FIELD);
        return traits;
    }

    /// Takes over each value that is not older than the one known. The same value seen later is
    /// confirmed: an older sighting of another value cannot replace it any more.
    Facts learn(Map<String, Object> seen, String source, Instant at) {
        if (seen.isEmpty()) {
            return this;
        }
        var learntValues = new HashMap<>(values);
        var learntProvenance = new HashMap<>(provenance);
        var same = true;
        for (var entry : seen.entrySet()) {
            var known = provenance.get(entry.getKey());
            if (known != null && at.isBefore(known.at())) {
                continue;
            }
            var before = learntValues.put(entry.getKey(), entry.getValue());
            if (!entry.getValue().equals(before) || known == null || at.isAfter(known.at())) {
                learntProvenance.put(entry.getKey(), new Provenance(source, at));
                same = false;
            }
        }
        return same ? this : new Facts(learntValues, learntProvenance);
    }

    /// Sets or, where empty, forgets values, whatever was known before.
    Facts with(Map<String, Optional<Object>> changes, String source, Instant at) {
        var changedValues = new HashMap<>(values);
        var changedProvenance = new HashMap<>(provenance);
        changes.forEach((name, value) -> {
            value.ifPresentOrElse(
                    given -> changedValues.put(name, given), () -> changedValues.remove(name));
            changedProvenance.put(name, new Provenance(source, at));
        });
        return new Facts(changedValues, changedProvenance);
    }
}
