package io.lianke.contract;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Gives the document what no controller says: who we are, how to sign in, and the problem document
/// that every operation may answer.
@Component
class ProblemResponses implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        document.info(
                new Info()
                        .title("Lianke")
                        .version("1")
                        .license(
                                new License()
                                        .name("Apache-2.0")
                                        .url("https://www.apache.org/licenses/LICENSE-2.0")));
        document.setServers(null);
        document.getComponents()
                .addSchemas("FieldProblem", field())
                .addSchemas("Problem", problem());
        document.getComponents()
                .addSecuritySchemes(
                        "key",
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        document.addSecurityItem(new SecurityRequirement().addList("key"));
        var answer =
                new ApiResponse()
                        .description("A problem document")
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(
                                                                new Schema<>()
                                                                        .$ref(
                                                                                "#/components/schemas/Problem"))));
        document.getPaths()
                .values()
                .forEach(path ->
                        path.readOperations()
                                .forEach(operation ->
                                        operation
                                                .getResponses()
                                                .addApiResponse("default", answer)));
    }

    private static Schema<?> field() {
        var schema = new ObjectSchema();
        schema.addProperty("pointer", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("detail", new StringSchema());
        schema.setRequired(List.of("pointer", "code", "detail"));
        return schema;
    }

    private static Schema<?> problem() {
        var schema = new ObjectSchema();
        schema.addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("correlationId", new StringSchema())
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new Schema<>().$ref("#/components/schemas/FieldProblem")));
        schema.setRequired(List.of("type", "title", "status", "detail", "code", "correlationId"));
        return schema;
    }
}
