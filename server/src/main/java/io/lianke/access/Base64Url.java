package io.lianke.access;

import java.util.Base64;

/// Bytes as browsers' credentials write them: base64url without padding.
final class Base64Url {
    private Base64Url() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException when it is something else
    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
