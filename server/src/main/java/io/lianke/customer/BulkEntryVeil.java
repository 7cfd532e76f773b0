package io.lianke.customer;

import io.lianke.access.EntryVeil;
import io.lianke.access.FieldRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Reads what [BulkChanges] writes into the audit log.
@Component
class BulkEntryVeil implements EntryVeil {
    private final CustomerEntryVeil customers;

    BulkEntryVeil(CustomerEntryVeil customers) {
        this.customers = customers;
    }

    @Override
    public String objectType() {
        return BulkChanges.OBJECT;
    }

    /// What was typed to find the customers may be any of their fields.
    @Override
    public Map<String, Object> over(Map<String, Object> fields, FieldRules rules) {
        var shown = new LinkedHashMap<>(fields);
        shown.computeIfPresent(
                BulkChanges.SELECTION,
                (_, selection) -> {
                    var rest = named(selection);
                    rest.remove(BulkStore.TYPED);
                    return rest;
                });
        shown.computeIfPresent(BulkChanges.EDIT, (_, edit) -> customers.over(named(edit), rules));
        return shown;
    }

    private static Map<String, Object> named(Object told) {
        var named = new LinkedHashMap<String, Object>();
        if (told instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> named.put(name.toString(), value));
        }
        return named;
    }
}
