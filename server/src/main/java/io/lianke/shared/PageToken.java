package io.lianke.shared;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sort keys of a page's last row, opaque to callers. A token is a claim: whoever reads one
/// parses each key as its type, and a token that does not parse is refused as `request/page-token`.
public record PageToken(List<String> keys) {
    private static final String SEPARATOR = "\u001f";
    private static final int LENGTH_MAX = 2_000;

    public PageToken {
        keys = List.copyOf(keys);
    }

    public static PageToken of(Object... keys) {
        return new PageToken(Arrays.stream(keys).map(String::valueOf).toList());
    }

    public static @Nullable PageToken parse(@Nullable String token, int keyCount) {
        if (token == null || token.isEmpty()) {
            return null;
        }
        if (token.length() > LENGTH_MAX) {
            throw RequestProblem.pageToken();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            var keys = List.of(text.split(SEPARATOR, -1));
            if (keys.size() != keyCount) {
                throw RequestProblem.pageToken();
            }
            return new PageToken(keys);
        } catch (IllegalArgumentException malformed) {
            throw RequestProblem.pageToken();
        }
    }

    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
    }
}
