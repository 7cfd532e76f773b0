package io.lianke.customer.resolution;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.lianke.customer.resolution.Normalized.Accepted;
import io.lianke.customer.resolution.Normalized.Refused;
import java.util.Locale;

/// Brings identifiers into the one form in which they are stored, compared and looked up.
///
/// Everywhere: Unicode NFC, outer white space and invisible characters (zero-width, bidirectional
/// controls, byte-order marks, soft hyphens) removed, other control characters and lone surrogates
/// refused. Then by type: phones become E.164 by the tenant's region, e-mails lower case with an
/// ASCII domain, all else keeps its case and inner spaces. Plus-tags and dots of mailboxes stay:
/// only the owner's provider knows whether they matter. Cost: about a microsecond, phones five.
public final class Normalizer {

    private final String region;

    /// @param region ISO 3166 code in which phones without a country code are read, for example
    ///   `CN`
    public Normalizer(String region) {
        var upper = region.toUpperCase(Locale.ROOT);
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(upper)) {
            throw new IllegalArgumentException("Not a region with telephones: " + region);
        }
        this.region = upper;
    }

    public String region() {
        return region;
    }

    /// Reads `TYPE:VALUE` or `external:TYPE:ID`; only the first colons split, so ids may hold
    /// colons.
    public Normalized parse(String text) {
        var prefix = "external:".length();
        var colon = text.startsWith("external:") ? text.indexOf(':', prefix) : text.indexOf(':');
        if (colon < 0) {
            return new Refused(Normalized.UNKNOWN_TYPE);
        }
        return IdentifierType.parse(text.substring(0, colon))
                .map(type -> normalize(type, text.substring(colon + 1)))
                .orElseGet(() -> new Refused(Normalized.UNKNOWN_TYPE));
    }

    public Normalized normalize(IdentifierType type, String raw) {
        if (raw.length() > Identifier.VALUE_CHARS_MAX * 4) {
            return new Refused(Normalized.TOO_LONG);
        }
        if (!Invisible.wellFormed(raw)) {
            return new Refused(Normalized.BAD_CHARACTER);
        }
        var clean = Invisible.strip(raw);
        if (clean.isEmpty()) {
            return new Refused(Normalized.EMPTY);
        }
        if (clean.length() > Identifier.VALUE_CHARS_MAX) {
            return new Refused(Normalized.TOO_LONG);
        }
        if (type.equals(IdentifierType.PHONE)) {
            return Phones.normalize(clean, region);
        }
        if (type.equals(IdentifierType.EMAIL)) {
            return Emails.normalize(clean);
        }
        return new Accepted(new Identifier(type, clean));
    }
}
