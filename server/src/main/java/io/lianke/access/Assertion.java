package io.lianke.access;

import org.jspecify.annotations.Nullable;

/// What a passkey has signed, as the browser hands it over: each part in base64url.
///
/// @param userHandle whose it says it is; a security key may leave that out
public record Assertion(
        String credentialId,
        String clientData,
        String authenticatorData,
        String signature,
        @Nullable String userHandle) {}
