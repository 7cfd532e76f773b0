package io.lianke.customer;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to become of each of many customers; what is null or absent stays as it is. Also the
/// form in which it is kept and told.
///
/// @param channel a code; empty text forgets it, as it does with city and store
/// @param ownerId of a member of staff; empty text for nobody
/// @param traits by name, null forgets one
/// @param succession who takes over from an owner who leaves
public record BulkEdit(
        @Nullable String kind,
        @Nullable String status,
        @Nullable String city,
        @Nullable String channel,
        @Nullable String store,
        @Nullable String ownerId,
        Map<String, @Nullable Object> traits,
        List<String> addTags,
        List<String> removeTags,
        @Nullable Succession succession) {

    public BulkEdit {
        traits = Collections.unmodifiableMap(new HashMap<>(traits));
        addTags = List.copyOf(addTags);
        removeTags = List.copyOf(removeTags);
    }

    static BulkEdit of(Succession succession) {
        return new BulkEdit(
                null,
                null,
                null,
                null,
                null,
                null,
                new HashMap<String, @Nullable Object>(),
                List.of(),
                List.of(),
                succession);
    }

    boolean asksNothing() {
        return kind == null
                && status == null
                && channel == null
                && store == null
                && ownerId == null
                && succession == null
                && !touchesFacts()
                && !touchesTags();
    }

    /// Whether it sets what has a provenance.
    boolean touchesFacts() {
        return city != null || !traits.isEmpty();
    }

    /// Whether it changes whose the customers are.
    boolean moves() {
        return store != null || ownerId != null || succession != null;
    }

    boolean touchesTags() {
        return !addTags.isEmpty() || !removeTags.isEmpty();
    }

    /// The facts that it sets or, where empty, forgets; of an edit whose values were read by the
    /// registry.
    Map<String, Optional<Object>> facts() {
        var facts = new HashMap<String, Optional<Object>>();
        traits.forEach(
                (name, value) -> facts.put(name, Optional.ofNullable(value).map(FactsJson::exact)));
        if (city != null) {
            facts.put(Customer.CITY_FIELD, city.isEmpty() ? Optional.empty() : Optional.of(city));
        }
        return facts;
    }
}
