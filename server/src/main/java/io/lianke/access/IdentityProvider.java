package io.lianke.access;

import java.util.UUID;

/// An OpenID provider that members of a tenant may sign in with.
///
/// @param issuer its address, which answers carry and accounts there are known by
/// @param clientId what Lianke is called there
/// @param listed whether the sign-in page offers it to everybody
/// @param trustsSecondFactor whether whoever comes from there is not asked for the second factor
public record IdentityProvider(
        UUID id,
        String name,
        String issuer,
        String clientId,
        boolean listed,
        boolean trustsSecondFactor,
        int version) {

    public static final int NAME_CHARS_MAX = 60;
    public static final int ISSUER_CHARS_MAX = 300;
    public static final int CLIENT_CHARS_MAX = 200;
    public static final int SECRET_CHARS_MAX = 500;
}
