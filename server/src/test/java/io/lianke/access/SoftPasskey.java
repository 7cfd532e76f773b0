package io.lianke.access;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;

/// A passkey of one's own making, written from the standard (WebAuthn level 2, CBOR, COSE) and not
/// from the library under test. It signs whatever it is told to, also what no browser would let it.
final class SoftPasskey {
    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    private static final int NEW = 0x40;

    private final String origin;
    private final byte[] id = new byte[32];
    private final KeyPair keys;
    private long count;

    SoftPasskey(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String id() {
        return Base64Url.of(id);
    }

    /// An answer to be spoilt before it is written.
    final class Answer {
        private final String challenge;
        private String type = "webauthn.get";
        private String from = origin;
        private String rpId = "localhost";
        private String more = "";
        private int flags = PRESENT | VERIFIED;
        private long signed = ++count;
        private String userHandle = "";
        private KeyPair with = keys;
        private String credential = id();

        private Answer(String challenge) {
            this.challenge = challenge;
        }

        Answer type(String other) {
            this.type = other;
            return this;
        }

        Answer from(String other) {
            this.from = other;
            return this;
        }

        Answer rpId(String other) {
            this.rpId = other;
            return this;
        }

        Answer alsoSaying(String json) {
            this.more = json;
            return this;
        }

        Answer flags(int other) {
            this.flags = other;
            return this;
        }

        Answer signed(long times) {
            this.signed = times;
            return this;
        }

        Answer of(String handle) {
            this.userHandle = handle;
            return this;
        }

        Answer signedBy(SoftPasskey other) {
            this.with = other.keys;
            return this;
        }

        Answer calledAs(SoftPasskey other) {
            this.credential = other.id();
            return this;
        }

        private byte[] clientData() {
            return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false%s}"
                    .formatted(type, challenge, from, more)
                    .getBytes(StandardCharsets.UTF_8);
        }

        private byte[] authenticatorData() {
            return ByteBuffer.allocate(37)
                    .put(sha256(rpId.getBytes(StandardCharsets.UTF_8)))
                    .put((byte) flags)
                    .putInt((int) signed)
                    .array();
        }

        String json() {
            var clientData = clientData();
            var authenticatorData = authenticatorData();
            return json(clientData, authenticatorData, sign(clientData, authenticatorData));
        }

        /// With client data that were changed after the signature.
        String retold(String what, String by) {
            var clientData = clientData();
            var authenticatorData = authenticatorData();
            var changed =
                    new String(clientData, StandardCharsets.UTF_8)
                            .replace(what, by)
                            .getBytes(StandardCharsets.UTF_8);
            return json(changed, authenticatorData, sign(clientData, authenticatorData));
        }

        /// With a signature that has lost its end.
        String cutShort() {
            var clientData = clientData();
            var authenticatorData = authenticatorData();
            var signature = sign(clientData, authenticatorData);
            return json(
                    clientData, authenticatorData, Arrays.copyOf(signature, signature.length - 4));
        }

        private String json(byte[] clientData, byte[] authenticatorData, byte[] signature) {
            return "{\"id\":\"%s\",\"clientData\":\"%s\",\"authenticatorData\":\"%s\",\"signature\":\"%s\"%s}"
                    .formatted(
                            credential,
                            Base64Url.of(clientData),
                            Base64Url.of(authenticatorData),
                            Base64Url.of(signature),
                            userHandle.isEmpty() ? "" : ",\"userHandle\":\"" + userHandle + "\"");
        }

        private byte[] sign(byte[] clientData, byte[] authenticatorData) {
            try {
                var signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(with.getPrivate());
                signature.update(authenticatorData);
                signature.update(sha256(clientData));
                return signature.sign();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    Answer answer(String challenge) {
        return new Answer(challenge);
    }

    /// What a browser hands over of a passkey that was made just now.
    String made(String name, String challenge) {
        return made(name, answer(challenge).type("webauthn.create"));
    }

    String made(String name, Answer said) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(said.flags(said.flags | NEW).authenticatorData());
        data.writeBytes(new byte[16]);
        data.writeBytes(new byte[] {0, (byte) id.length});
        data.writeBytes(id);
        data.writeBytes(publicKey());
        var object = new ByteArrayOutputStream();
        object.write(0xA3);
        text(object, "fmt");
        text(object, "none");
        text(object, "attStmt");
        object.write(0xA0);
        text(object, "authData");
        object.writeBytes(new byte[] {0x58, (byte) data.size()});
        object.writeBytes(data.toByteArray());
        return "{\"name\":\"%s\",\"clientData\":\"%s\",\"attestationObject\":\"%s\",\"transports\":[\"internal\"]}"
                .formatted(
                        name, Base64Url.of(said.clientData()), Base64Url.of(object.toByteArray()));
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.write(0x60 | text.length());
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// In COSE: an ES256 key on P-256.
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                new byte[] {(byte) 0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20});
        out.writeBytes(coordinate(point.getAffineX()));
        out.writeBytes(new byte[] {0x22, 0x58, 0x20});
        out.writeBytes(coordinate(point.getAffineY()));
        return out.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[32];
        var length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
