package io.lianke.access;

import org.jspecify.annotations.Nullable;

/// What a browser brings back from an identity provider.
///
/// @param issuer whom the answer says it is from; null when it does not say
public record SignOnAnswer(String state, String code, @Nullable String issuer) {
    @Override
    public String toString() {
        return "SignOnAnswer[hidden]";
    }
}
