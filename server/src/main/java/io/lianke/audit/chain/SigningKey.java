package io.lianke.audit.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/// What heads are signed with (Ed25519): the secret half in `signing-key`, which its owner alone
/// can read, the public half in `signing-key.pub`.
final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String SECRET = "signing-key";
    private static final String PUBLIC = "signing-key.pub";

    private final PrivateKey secret;

    private SigningKey(PrivateKey secret) {
        this.secret = secret;
    }

    /// Reads the key, which is made when there is none.
    static SigningKey open(Path folder) throws IOException {
        var file = folder.resolve(SECRET);
        try {
            if (!Files.exists(file)) {
                make(folder);
            }
            var spec = new PKCS8EncodedKeySpec(decoded(file));
            return new SigningKey(KeyFactory.getInstance(ALGORITHM).generatePrivate(spec));
        } catch (GeneralSecurityException unusable) {
            throw new IOException(file + " holds no key: put it back from a backup.", unusable);
        }
    }

    private static void make(Path folder) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        // The secret half last: it says that both are there.
        write(folder.resolve(PUBLIC), pair.getPublic().getEncoded());
        write(folder.resolve(SECRET), pair.getPrivate().getEncoded());
    }

    private static void write(Path file, byte[] key) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var channel =
                FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            var text = Base64.getEncoder().encodeToString(key) + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] decoded(Path file) throws IOException {
        try {
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException damaged) {
            throw new IOException(file + " holds no key: put it back from a backup.", damaged);
        }
    }

    String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The public half: says whether a signature is ours.
    record Checker(PublicKey key) {
        static Checker open(Path folder) throws IOException {
            var file = folder.resolve(PUBLIC);
            try {
                var spec = new X509EncodedKeySpec(decoded(file));
                return new Checker(KeyFactory.getInstance(ALGORITHM).generatePublic(spec));
            } catch (GeneralSecurityException unusable) {
                throw new IOException(file + " holds no key: put it back from a backup.", unusable);
            }
        }

        boolean accepts(String text, String signature) {
            try {
                var check = Signature.getInstance(ALGORITHM);
                check.initVerify(key);
                check.update(text.getBytes(StandardCharsets.UTF_8));
                return check.verify(Base64.getDecoder().decode(signature));
            } catch (GeneralSecurityException | IllegalArgumentException _) {
                return false;
            }
        }

        /// By which people recognise the key.
        String fingerprint() {
            return HexFormat.of()
                    .formatHex(EntryHash.sha256().digest(key.getEncoded()))
                    .substring(0, 16);
        }
    }
}
