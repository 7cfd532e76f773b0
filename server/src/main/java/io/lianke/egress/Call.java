package io.lianke.egress;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What to ask of somebody else's server.
///
/// @param address absolute, with `https`
/// @param body sent as UTF-8; null for none
/// @param bytesMax of the answer's body
public record Call(
        String method,
        String address,
        Map<String, String> headers,
        @Nullable String body,
        int bytesMax) {
    private static final int BYTES_MAX = 1024 * 1024;

    public Call {
        headers = Map.copyOf(headers);
        headers.forEach(Call::requirePlain);
    }

    private static void requirePlain(String name, String value) {
        if ((name + value).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A header of several lines: " + name.strip());
        }
    }

    public static Call get(String address) {
        return new Call("GET", address, Map.of(), null, BYTES_MAX);
    }

    /// @param type of the body, such as `application/json`
    public static Call post(String address, String type, String body) {
        return new Call("POST", address, Map.of("Content-Type", type), body, BYTES_MAX);
    }

    /// Fields as a browser's form sends them.
    public static Call form(String address, Map<String, String> fields) {
        return post(
                address,
                "application/x-www-form-urlencoded",
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Call with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(method, address, more, body, bytesMax);
    }

    public Call upTo(int bytes) {
        return new Call(method, address, headers, body, bytes);
    }
}
