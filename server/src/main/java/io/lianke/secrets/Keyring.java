package io.lianke.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The master keys, one of which seals and all of which open. A sealed value begins with the
/// version of its form and the number of its master key, so that one can tell without any key what
/// it takes to open it.
final class Keyring {
    private static final byte FORM = 1;
    private static final int HEAD_BYTES = 1 + Integer.BYTES;

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final KeysetHandle keys;
    private final Aead envelope;

    private Keyring(KeysetHandle keys) throws GeneralSecurityException {
        this.keys = keys;
        var master = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.envelope = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, master);
    }

    static Keyring generate() {
        try {
            return new Keyring(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @throws GeneralSecurityException when the text is not a set of keys
    static Keyring parse(String json) throws GeneralSecurityException {
        return new Keyring(
                TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
    }

    /// With the keys in clear: for the key file only.
    String toJson() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The same keys and a new one, which seals from now on.
    Keyring rotated() {
        try {
            return new Keyring(
                    KeysetHandle.newBuilder(keys)
                            .addEntry(
                                    KeysetHandle.generateEntryFromParameters(
                                                    PredefinedAeadParameters.AES256_GCM)
                                            .withRandomId()
                                            .makePrimary())
                            .build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    int current() {
        return keys.getPrimary().getId();
    }

    Set<Integer> ids() {
        return IntStream.range(0, keys.size())
                .mapToObj(at -> keys.getAt(at).getId())
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isSealed(byte[] bytes) {
        return bytes.length > HEAD_BYTES && bytes[0] == FORM;
    }

    /// The number of the master key that a sealed value takes.
    ///
    /// @throws IllegalArgumentException when it is no sealed value
    static int keyOf(byte[] sealed) {
        if (!isSealed(sealed)) {
            throw new IllegalArgumentException("This is no sealed value");
        }
        return ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }

    byte[] seal(String purpose, String owner, byte[] clear) {
        var head = ByteBuffer.allocate(HEAD_BYTES).put(FORM).putInt(current()).array();
        try {
            var body = envelope.encrypt(clear, bound(head, purpose, owner));
            return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @throws GeneralSecurityException when it was sealed for something else, or is damaged
    byte[] open(String purpose, String owner, byte[] sealed) throws GeneralSecurityException {
        var head = Arrays.copyOf(sealed, HEAD_BYTES);
        var body = Arrays.copyOfRange(sealed, HEAD_BYTES, sealed.length);
        return envelope.decrypt(body, bound(head, purpose, owner));
    }

    /// What a value is bound to. A zero byte parts the words and may stand in none of them, so that
    /// no two pairs of words give the same bytes.
    private static byte[] bound(byte[] head, String purpose, String owner) {
        if (purpose.indexOf('\0') >= 0 || owner.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A zero byte in what a secret is bound to");
        }
        var words = (purpose + '\0' + owner).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + words.length).put(head).put(words).array();
    }
}
