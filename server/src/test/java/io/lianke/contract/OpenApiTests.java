package io.lianke.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The API is a file: what the code answers must be what `web/openapi.json` says.
class OpenApiTests extends ServerTests {
    private static final Path COMMITTED = Path.of("../web/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonNode generated() {
        var document = (ObjectNode) owner.get("/v3/api-docs").body();
        document.remove("servers");
        return document;
    }

    @Test
    void the_committed_document_is_the_api_as_it_is() throws IOException {
        var generated = JSON.writeValueAsString(generated()) + "\n";
        if (Boolean.getBoolean("lianke.update")) {
            Files.writeString(COMMITTED, generated);
        }

        assertThat(Files.readString(COMMITTED))
                .as("run the tests with -Dlianke.update=true, then review the difference")
                .isEqualTo(generated);
    }

    @Test
    void everybody_can_read_it() {
        var served = anonymous().get("/api/v1/openapi.json");

        assertThat(served.status()).isEqualTo(200);
        assertThat(served.body().path("openapi").asString()).startsWith("3.1");
        assertThat(served.body()).isEqualTo(generated());
    }

    @Test
    void operations_have_names_of_their_own_and_live_under_the_version() {
        var ids = new ArrayList<String>();
        generated()
                .path("paths")
                .forEachEntry((path, operations) -> {
                    assertThat(path).startsWith("/api/v1/");
                    operations.forEach(
                            operation -> ids.add(operation.path("operationId").asString("")));
                });

        assertThat(ids).doesNotContain("").noneMatch(id -> id.matches(".*_\\d+"));
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    @Test
    void texts_and_lists_that_are_sent_have_a_limit() {
        var document = generated();
        var unlimited = new ArrayList<String>();
        document.path("paths")
                .forEachEntry((path, operations) ->
                        operations.forEach(operation -> {
                            var schema =
                                    operation.at("/requestBody/content/application~1json/schema");
                            unlimited(document, schema, path, unlimited, new ArrayList<>());
                        }));

        assertThat(unlimited).isEmpty();
    }

    @Test
    void parameters_of_a_query_are_plain_values_that_are_described_and_have_a_limit() {
        var document = generated();
        var wrong = new ArrayList<String>();
        document.path("paths")
                .forEachEntry((path, operations) ->
                        operations.forEach(operation ->
                                operation
                                        .path("parameters")
                                        .forEach(parameter -> {
                                            if (parameter.path("in").asString("").equals("query")) {
                                                check(document, path, parameter, wrong);
                                            }
                                        })));

        assertThat(wrong).isEmpty();
    }

    private static void check(
            JsonNode document, String path, JsonNode parameter, List<String> wrong) {
        var at = path + "?" + parameter.path("name").asString("");
        var schema = parameter.path("schema");
        var value =
                schema.path("type").asString("").equals("array") ? schema.path("items") : schema;
        if (!List.of("string", "integer", "boolean").contains(value.path("type").asString(""))) {
            wrong.add(at + " is no plain value");
        }
        if (parameter.path("description").asString("").isBlank()) {
            wrong.add(at + " is not described");
        }
        unlimited(document, schema, at, wrong, new ArrayList<>());
    }

    private static void unlimited(
            JsonNode document, JsonNode schema, String at, List<String> found, List<String> seen) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asString();
            if (!seen.contains(name)) {
                seen.add(name);
                unlimited(document, document.at(name.substring(1)), at, found, seen);
            }
            return;
        }
        var type = schema.path("type").asString("");
        if (type.equals("string")
                && !schema.has("maxLength")
                && !schema.has("pattern")
                && !schema.has("format")
                && !schema.has("enum")) {
            found.add(at);
        }
        if (type.equals("array")) {
            if (!schema.has("maxItems")) {
                found.add(at + "[]");
            }
            unlimited(document, schema.path("items"), at + "[]", found, seen);
        }
        schema.path("properties")
                .forEachEntry((name, property) ->
                        unlimited(document, property, at + "/" + name, found, seen));
    }
}
