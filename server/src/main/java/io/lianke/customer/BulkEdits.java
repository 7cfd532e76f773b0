package io.lianke.customer;

import io.lianke.shared.RequestProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Reads what people ask of many customers into the form in which values are kept.
final class BulkEdits {
    private final Traits traits;
    private final Owners owners;
    private final Places places;
    private final Batches batches;

    BulkEdits(DSLContext sql, Customers.Surroundings surroundings) {
        this.traits = surroundings.traits();
        this.owners = surroundings.owners();
        this.places = new Places(surroundings.channels(), surroundings.stores());
        this.batches = new Batches(sql);
    }

    /// Without registering anything.
    BulkEdit read(BulkEdit given) {
        return read(given, traits.types());
    }

    /// With the channel, store and traits that nobody has named before.
    BulkEdit register(BulkEdit given) {
        if (given.channel() != null) {
            places.channel(given.channel());
        }
        if (given.store() != null) {
            places.store(given.store());
        }
        var types = traits.types();
        var values = values(given);
        if (!Traits.known(List.of(values), types)) {
            batches.lock();
            types = traits.ensure(List.of(values));
        }
        return read(given, types);
    }

    private BulkEdit read(BulkEdit given, Map<String, TraitType> types) {
        Locks.require(given);
        owners.requireActive(ownership(given.ownerId()), "/ownerId");
        if (given.store() != null) {
            Territory.requireStore(Places.code(given.store()));
        }
        if (given.ownerId() != null) {
            Territory.requireOwner(ownership(given.ownerId()));
        }
        var read = traits.readAll(values(given), types);
        var facts = new HashMap<String, @Nullable Object>(read);
        given.traits()
                .forEach((name, value) -> {
                    if (value == null && !Traits.wellFormed(name)) {
                        throw RequestProblem.invalid("/traits", Traits.NAME_REFUSED, Map.of());
                    }
                    if (value == null) {
                        facts.put(name.equals(Traits.CITY) ? Customer.CITY_FIELD : name, null);
                    }
                });
        var city =
                given.city() == null ? null : Texts.clean(given.city(), Customers.CITY_CHARS_MAX);
        if (city == null && facts.containsKey(Customer.CITY_FIELD)) {
            city = facts.get(Customer.CITY_FIELD) instanceof String text ? text : "";
        }
        facts.remove(Customer.CITY_FIELD);
        var added = CustomerDesk.tags(given.addTags());
        var removed = new ArrayList<>(CustomerDesk.tags(given.removeTags()));
        removed.removeAll(added);
        var edit =
                new BulkEdit(
                        given.kind(),
                        given.status(),
                        city,
                        clean(given.channel()),
                        clean(given.store()),
                        given.ownerId() == null ? null : given.ownerId().strip(),
                        facts,
                        added,
                        removed,
                        given.succession());
        if (edit.asksNothing()) {
            throw RequestProblem.invalid("", "customer/bulk-empty", Map.of());
        }
        return edit;
    }

    /// The values that are set, as sources give them.
    private static Map<String, Object> values(BulkEdit given) {
        var values = new HashMap<String, Object>();
        given.traits()
                .forEach((name, value) -> {
                    if (value != null) {
                        values.put(name, value);
                    }
                });
        return values;
    }

    private static @Nullable String clean(@Nullable String code) {
        return code == null ? null : Texts.clean(code, Customers.PLACE_CHARS_MAX);
    }

    private static Ownership ownership(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return Ownership.NOBODY;
        }
        return new Ownership(BulkRow.Columns.owner(id.strip()));
    }
}
