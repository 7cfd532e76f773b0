package io.lianke.audit.chain;

import java.util.HexFormat;
import java.util.UUID;

/// How far a tenant's chain has come, and the hash over all of it.
///
/// @param hash in hexadecimal digits
public record ChainEnd(UUID tenant, long position, String hash) {

    ChainEnd(UUID tenant, long position, byte[] hash) {
        this(tenant, position, HexFormat.of().formatHex(hash));
    }
}
