package io.lianke.shared.web;

import io.lianke.shared.RequestProblem;
import io.lianke.shared.ServiceProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads what [EachItem] asks for. The body is cut into its items under generous limits, then each
/// item is read under those of every body. What cannot even be cut is refused as a whole.
@Component
class ItemReader implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private static final int CUT_DEPTH_MAX = 1_000;
    private static final int CUT_CHARS_MAX = 10_000;
    private static final JsonFactory CUTTER =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(CUT_DEPTH_MAX)
                                    .maxNumberLength(CUT_CHARS_MAX)
                                    .maxNameLength(CUT_CHARS_MAX)
                                    .build())
                    .build();

    /// Bodies in memory at a time: each may have [BodyLimit]'s size, and a heap is finite.
    private static final int BODIES_MAX = 6;

    private final Semaphore turns = new Semaphore(BODIES_MAX);
    private final JsonMapper json;

    ItemReader(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(EachItem.class);
    }

    @Override
    public List<Item<Object>> resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var wanted = Objects.requireNonNull(parameter.getParameterAnnotation(EachItem.class));
        var type = ResolvableType.forMethodParameter(parameter).getGeneric(0, 0).getType();
        var body = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        if (!turns.tryAcquire()) {
            throw ServiceProblem.busy();
        }
        try {
            return items(body, json.readerFor(json.constructType(type)), wanted.max());
        } finally {
            turns.release();
        }
    }

    private static List<Item<Object>> items(
            HttpServletRequest request, ObjectReader reader, int max) {
        var bytes = bytes(request);
        try (var cutter = CUTTER.createParser(ObjectReadContext.empty(), bytes)) {
            return items(cutter, bytes, reader, max);
        } catch (JacksonException unreadable) {
            throw RequestProblem.malformed(Unreadable.reason(unreadable));
        }
    }

    private static byte[] bytes(HttpServletRequest request) {
        try {
            return request.getInputStream().readAllBytes();
        } catch (IOException brokenOff) {
            throw RequestProblem.malformed("the body breaks off");
        }
    }

    private static List<Item<Object>> items(
            JsonParser cutter, byte[] bytes, ObjectReader reader, int max) {
        if (cutter.nextToken() != JsonToken.START_ARRAY
                || cutter.currentLocation().getByteOffset() < 0) {
            throw RequestProblem.malformed("the body is not a list in UTF-8");
        }
        var items = new ArrayList<Item<Object>>();
        while (cutter.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == max) {
                throw RequestProblem.invalid("", "request/size", Map.of());
            }
            items.add(item(cutter, bytes, reader));
        }
        if (cutter.nextToken() != null) {
            throw RequestProblem.malformed("something follows the list");
        }
        if (items.isEmpty()) {
            throw RequestProblem.invalid("", "request/not-empty", Map.of());
        }
        return List.copyOf(items);
    }

    private static Item<Object> item(JsonParser cutter, byte[] bytes, ObjectReader reader) {
        if (cutter.currentToken() != JsonToken.START_OBJECT) {
            var code =
                    cutter.currentToken() == JsonToken.VALUE_NULL
                            ? "request/not-null"
                            : "request/type-mismatch";
            cutter.skipChildren();
            return new Item.Unread<>(RequestProblem.invalid("", code, Map.of()));
        }
        var start = (int) cutter.currentTokenLocation().getByteOffset();
        cutter.skipChildren();
        var end = (int) cutter.currentLocation().getByteOffset();
        try {
            return new Item.Read<>(reader.readValue(bytes, start, end - start));
        } catch (JacksonException unread) {
            return new Item.Unread<>(Unreadable.ofItem(unread));
        }
    }
}
