package io.lianke.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import io.lianke.access.db.tables.records.FindPasskeyRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The checks of WebAuthn, level 2: challenge, origin, address, presence, verification of the
/// person, signature, count. WebAuthn4J does them; attestation, the word of the maker of a device,
/// is not asked for. Nothing here is stored or looked up. The bytes are anybody's, and the library
/// lets the exceptions of its parsers through: whatever goes wrong, the answer is not a good one.
@Component
class Ceremonies {
    /// ES256, EdDSA and RS256, in the order of preference.
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private final WebAuthnManager webAuthn;
    private final AttestedCredentialDataConverter credentials;
    private final PublicAddress address;

    Ceremonies(PublicAddress address) {
        var converter = new ObjectConverter();
        this.webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
        this.credentials = new AttestedCredentialDataConverter(converter);
        this.address = address;
    }

    /// A passkey that was made as it should be.
    ///
    /// @param copied whether its device may copy it to others
    record New(AttestedCredentialData data, long count, boolean copied) {}

    /// For keeping.
    byte[] bytes(New made) {
        return credentials.convert(made.data());
    }

    Optional<New> registered(Attestation attestation, String challenge) {
        try {
            var request =
                    new RegistrationRequest(
                            Base64Url.bytes(attestation.attestationObject()),
                            Base64Url.bytes(attestation.clientData()));
            var algorithms =
                    ALGORITHMS.stream()
                            .map(algorithm ->
                                    new PublicKeyCredentialParameters(
                                            PublicKeyCredentialType.PUBLIC_KEY,
                                            COSEAlgorithmIdentifier.create(algorithm)))
                            .toList();
            var made =
                    webAuthn.verify(
                            request,
                            new RegistrationParameters(server(challenge), algorithms, true, true));
            var data = Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
            return Optional.of(
                    new New(
                            Objects.requireNonNull(data.getAttestedCredentialData()),
                            data.getSignCount(),
                            data.isFlagBE()));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    /// How often the passkey has signed by now; empty when anything is not as it should be.
    Optional<Long> signed(Assertion assertion, FindPasskeyRecord kept, String challenge) {
        try {
            var request =
                    new AuthenticationRequest(
                            Base64Url.bytes(assertion.credentialId()),
                            assertion.userHandle() == null
                                    ? null
                                    : Base64Url.bytes(assertion.userHandle()),
                            Base64Url.bytes(assertion.authenticatorData()),
                            Base64Url.bytes(assertion.clientData()),
                            Base64Url.bytes(assertion.signature()));
            var known =
                    new CredentialRecordImpl(
                            new NoneAttestationStatement(),
                            true,
                            kept.getBackupEligible(),
                            null,
                            kept.getSignCount(),
                            credentials.convert(kept.getCredential()),
                            null,
                            null,
                            null,
                            null);
            var checked =
                    webAuthn.verify(
                            request,
                            new AuthenticationParameters(
                                    server(challenge), known, null, true, true));
            return Optional.of(
                    Objects.requireNonNull(checked.getAuthenticatorData()).getSignCount());
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private ServerProperty server(String challenge) {
        return ServerProperty.builder()
                .origin(new Origin(address.origin()))
                .rpId(address.host())
                .challenge(new DefaultChallenge(Base64Url.bytes(challenge)))
                .build();
    }
}
