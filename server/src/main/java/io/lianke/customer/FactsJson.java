package io.lianke.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.JSONB;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Facts as `jsonb`.
final class FactsJson {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, String>>> PROVENANCE =
            new TypeReference<>() {};

    private FactsJson() {}

    static Facts read(String name, String city, JSONB traits, JSONB provenance) {
        var values = new HashMap<String, Object>();
        JSON.readValue(traits.data(), VALUES)
                .forEach((trait, value) -> values.put(trait, exact(value)));
        if (!name.isEmpty()) {
            values.put(Customer.NAME_FIELD, name);
        }
        if (!city.isEmpty()) {
            values.put(Customer.CITY_FIELD, city);
        }
        var sources = new HashMap<String, Provenance>();
        JSON.readValue(provenance.data(), PROVENANCE)
                .forEach((field, stored) ->
                        sources.put(
                                field,
                                new Provenance(
                                        stored.getOrDefault("source", ""),
                                        Instant.parse(stored.getOrDefault("at", "")))));
        return new Facts(values, sources);
    }

    static String traits(Facts facts) {
        return JSON.writeValueAsString(new TreeMap<>(facts.traits()));
    }

    static String provenance(Facts facts) {
        var stored = new TreeMap<String, Map<String, String>>();
        facts.provenance()
                .forEach((field, from) ->
                        stored.put(
                                field,
                                Map.of("source", from.source(), "at", from.at().toString())));
        return JSON.writeValueAsString(stored);
    }

    static String value(Object value) {
        return JSON.writeValueAsString(value);
    }

    static Object exact(Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros()
                : value;
    }
}
