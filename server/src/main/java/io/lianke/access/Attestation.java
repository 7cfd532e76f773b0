package io.lianke.access;

import java.util.List;

/// A new passkey, as the browser hands it over: its parts in base64url.
///
/// @param transports how it can be reached, for asking for it later
public record Attestation(String clientData, String attestationObject, List<String> transports) {
    public Attestation {
        transports = List.copyOf(transports);
    }
}
