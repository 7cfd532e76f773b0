package io.lianke.contract;

import io.swagger.v3.oas.models.Operation;
import jakarta.validation.constraints.Size;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/// Tells how long a list may be that is a request's whole body; springdoc tells it of fields only.
@Component
class BodyLimits implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        for (var parameter : endpoint.getMethodParameters()) {
            var size = parameter.getParameterAnnotation(Size.class);
            if (size != null && parameter.hasParameterAnnotation(RequestBody.class)) {
                operation
                        .getRequestBody()
                        .getContent()
                        .values()
                        .forEach(content -> content.getSchema().setMaxItems(size.max()));
            }
        }
        return operation;
    }
}
