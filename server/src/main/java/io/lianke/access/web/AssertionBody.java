package io.lianke.access.web;

import io.lianke.access.Assertion;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a passkey answered, each part in base64url.
///
/// @param id of the passkey, as the browser knows it
/// @param clientData what the browser says was asked for, and from where
/// @param userHandle whose the passkey says it is
record AssertionBody(
        @NotBlank @Size(max = 1400) @Pattern(regexp = BASE64URL) String id,
        @NotBlank @Size(max = 4000) @Pattern(regexp = BASE64URL) String clientData,
        @NotBlank @Size(max = 4000) @Pattern(regexp = BASE64URL) String authenticatorData,
        @NotBlank @Size(max = 2000) @Pattern(regexp = BASE64URL) String signature,
        @Nullable @Size(max = 100) @Pattern(regexp = BASE64URL) String userHandle) {
    static final String BASE64URL = "[A-Za-z0-9_-]+";

    Assertion toAssertion() {
        return new Assertion(id, clientData, authenticatorData, signature, userHandle);
    }
}
