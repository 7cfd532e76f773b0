package io.lianke.risk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody should look at.
public enum RiskKind {
    /// More persons were shown in a day than the tenant allows, or than the reader is used to.
    BULK_READ,
    /// More persons were taken away in files in a day than may be looked at.
    BULK_EXPORT,
    /// A member or a key came from a network it has never come from.
    NEW_NETWORK,
    /// One actor changed role, scope or status of several members within minutes, or what the role
    /// permits that they have.
    MASS_ROLE_CHANGE,
    /// Sign-ins that fail one after the other, from one address or for one person.
    FAILED_SIGN_INS,
    /// One actor archived or changed unusually many customers within minutes.
    MASS_CHANGE,
    /// Persons shown or taken away in the quiet hours.
    OFF_HOURS,
    /// Somebody whose membership was suspended tries to come in.
    LEAVER,
    /// The audit is not what was sealed.
    CHAIN_BREAK,
    /// The disk is nearly full.
    DISK,
    /// Work that was due minutes ago waits.
    QUEUE_AGE,
    /// The clocks of the application and of the database differ.
    CLOCK_SKEW;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RiskKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
