package io.lianke.imports.parsing;

import io.lianke.customer.resolution.Identifier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One customer as a file has it. Traits are text here; their registry knows their types.
public record CustomerRow(
        @Nullable String name,
        List<Identifier> identifiers,
        List<String> tags,
        Map<String, String> traits) {

    public CustomerRow {
        identifiers = List.copyOf(identifiers);
        tags = List.copyOf(tags);
        traits = Map.copyOf(traits);
    }
}
