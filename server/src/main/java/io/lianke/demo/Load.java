package io.lianke.demo;

import io.lianke.demo.company.Company;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// A demo company in a tenant, and how far it is loaded.
///
/// @param generator version of the generator that made it
/// @param loaded customers so far
/// @param checksum over them
/// @param finishedAt null until it is whole
public record Load(
        int customers,
        int generator,
        Instant until,
        ZoneId zone,
        Currency currency,
        int loaded,
        String checksum,
        @Nullable Instant finishedAt) {

    Company.Terms terms() {
        return new Company.Terms(customers, until, zone);
    }

    boolean whole() {
        return finishedAt != null;
    }

    Load further(int to, String nextChecksum) {
        return new Load(customers, generator, until, zone, currency, to, nextChecksum, finishedAt);
    }
}
