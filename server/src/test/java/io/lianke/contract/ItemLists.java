package io.lianke.contract;

import io.lianke.shared.web.EachItem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/// Shows a body that [EachItem] reads as the list that it is.
@Component
class ItemLists implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    private final Map<String, Class<?>> items = new ConcurrentHashMap<>();

    ItemLists() {
        SpringDocUtils.getConfig().addAnnotationsToIgnore(EachItem.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        for (var parameter : endpoint.getMethodParameters()) {
            var list = parameter.getParameterAnnotation(EachItem.class);
            if (list != null) {
                var item =
                        Objects.requireNonNull(
                                ResolvableType.forMethodParameter(parameter)
                                        .getGeneric(0, 0)
                                        .resolve());
                items.put(item.getSimpleName(), item);
                var schema =
                        new ArraySchema()
                                .items(
                                        new Schema<>()
                                                .$ref(
                                                        "#/components/schemas/"
                                                                + item.getSimpleName()));
                schema.setMinItems(1);
                schema.setMaxItems(list.max());
                operation.setRequestBody(
                        new RequestBody()
                                .required(true)
                                .content(
                                        new Content()
                                                .addMediaType(
                                                        "application/json",
                                                        new MediaType().schema(schema))));
            }
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI document) {
        for (var item : items.values()) {
            var models =
                    ModelConverters.getInstance(true)
                            .resolveAsResolvedSchema(new AnnotatedType(item).resolveAsRef(true))
                            .referencedSchemas;
            models.forEach(document.getComponents()::addSchemas);
        }
    }
}
