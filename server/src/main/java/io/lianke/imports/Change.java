package io.lianke.imports;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a run created or updated something.
///
/// @param before what it was; null when it was created
/// @param fingerprint of what the run made of it, to tell later whether others changed it since
record Change(
        Kind kind,
        UUID entity,
        boolean created,
        @Nullable String before,
        @Nullable String fingerprint) {

    enum Kind {
        CUSTOMER,
        PRODUCT,
        ORDER,
        REFUND;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Change withFingerprint(@Nullable String print) {
        return new Change(kind, entity, created, before, print);
    }
}
