package io.lianke.access;

import java.util.Locale;

/// What a person presented last to prove who they are.
public enum Factor {
    /// A password alone.
    PASSWORD,
    /// With it, a one-time code of an authenticator.
    TOTP,
    /// With it, a recovery code.
    RECOVERY,
    /// A passkey whose device has verified the person, with a password or without.
    PASSKEY,
    /// An account at an identity provider of the tenant, which is no proof of one's own: a session
    /// that was opened so asks for one before risky acts and before it moves to another tenant.
    SINGLE_SIGN_ON;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
