package io.lianke.about;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the application is made of, read from the lists in the jar. Some two hundred components;
/// they never change while it runs.
@org.springframework.stereotype.Component
public class Components {
    private final JsonMapper json;

    Components(JsonMapper json) {
        this.json = json;
    }

    /// By name; of a part that was not built, there are none.
    public List<Component> all() {
        return Stream.of(Part.values())
                .flatMap(part ->
                        read(part).stream().flatMap(list -> components(part, list).stream()))
                .sorted(Comparator.comparing(each -> each.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    public String version() {
        return read(Part.SERVER)
                .map(list -> list.at("/metadata/component/version").asString(""))
                .orElse("");
    }

    private Optional<JsonNode> read(Part part) {
        if (!part.list().exists()) {
            return Optional.empty();
        }
        try (var in = part.list().getInputStream()) {
            return Optional.of(json.readTree(in));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Component> components(Part part, JsonNode list) {
        var components = new ArrayList<Component>();
        for (var each : list.path("components")) {
            components.add(
                    new Component(
                            part,
                            each.path("group").asString(""),
                            each.path("name").asString(""),
                            each.path("version").asString(""),
                            licences(each)));
        }
        return components;
    }

    private static List<String> licences(JsonNode component) {
        var licences = new ArrayList<String>();
        for (var each : component.path("licenses")) {
            var licence = each.path("license");
            licences.add(
                    Stream.of(each.path("expression"), licence.path("id"), licence.path("name"))
                            .map(name -> name.asString(""))
                            .filter(name -> !name.isEmpty())
                            .findFirst()
                            .orElse(""));
        }
        return licences;
    }
}
