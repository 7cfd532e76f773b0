package io.lianke.risk.web;

import io.lianke.access.Caller;
import io.lianke.risk.Extraction;
import io.lianke.shared.web.PersonRecords;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// The one place where persons are counted that are shown: between the endpoint and the wire. What
/// changes something is done by then and never refused. It counts when it answers with a customer
/// that was there before, for a change of nothing is a way of reading; what a caller brings, a new
/// customer or an order, is no news to it.
@RestControllerAdvice
class ShownPersons implements ResponseBodyAdvice<Object> {
    /// Everything at and below a customer's own address is about that customer.
    private static final String OF_ONE = "/api/v1/customers/{id}";

    /// Asks, though it is sent as a body.
    private static final String PREVIEW = ":preview";

    private final Extraction extraction;

    ShownPersons(Extraction extraction) {
        this.extraction = extraction;
    }

    @Override
    public boolean supports(
            MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body != null
                && succeeds(response)
                && request instanceof ServletServerHttpRequest servlet) {
            var addressed = ofAddress(servlet.getServletRequest());
            Caller.current().ifPresent(caller -> count(caller, request, addressed, body));
        }
        return body;
    }

    private void count(
            Caller caller, ServerHttpRequest request, List<UUID> addressed, Object body) {
        if (!reads(request.getMethod(), request.getURI().getPath())) {
            extraction.showAnyway(caller, addressed);
            return;
        }
        var persons = new ArrayList<>(addressed);
        if (body instanceof PersonRecords records) {
            persons.addAll(records.persons());
        }
        extraction.show(caller, persons);
    }

    static boolean reads(HttpMethod method, String path) {
        return HttpMethod.GET.equals(method)
                || HttpMethod.HEAD.equals(method)
                || path.endsWith(PREVIEW);
    }

    /// Whether an endpoint's answers are counted as the one customer of its address.
    static boolean ofOne(String pattern) {
        return pattern.equals(OF_ONE)
                || pattern.startsWith(OF_ONE + "/")
                || pattern.startsWith(OF_ONE + ":");
    }

    /// A refusal shows nobody, our own among them.
    private static boolean succeeds(ServerHttpResponse response) {
        return response instanceof ServletServerHttpResponse servlet
                && !HttpStatusCode.valueOf(servlet.getServletResponse().getStatus()).isError();
    }

    private static List<UUID> ofAddress(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                                instanceof String pattern
                        && ofOne(pattern)
                        && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> variables
                        && variables.get("id") instanceof String id
                ? List.of(UUID.fromString(id))
                : List.of();
    }
}
