package io.lianke.contract;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Marks the components of a record as required unless they are `@Nullable`, so that a client's
/// generated types say what ours say.
@Component
class RequiredByNullness implements ModelConverter {

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the interface is raw
    public @Nullable Schema resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            var name =
                    schema.get$ref() == null
                            ? null
                            : schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            var target = name == null ? schema : context.getDefinedModels().get(name);
            if (target != null && target.getProperties() != null) {
                List<String> required =
                        Arrays.stream(raw.getRecordComponents())
                                .filter(component ->
                                        !component
                                                .getAnnotatedType()
                                                .isAnnotationPresent(Nullable.class))
                                .map(component -> component.getName())
                                .filter(target.getProperties()::containsKey)
                                .toList();
                target.setRequired(required.isEmpty() ? null : required);
            }
        }
        return schema;
    }
}
