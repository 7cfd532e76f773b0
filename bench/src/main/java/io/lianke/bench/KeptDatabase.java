package io.lianke.bench;

import io.lianke.postgres.Database;
import io.lianke.postgres.Durability;
import io.lianke.postgres.EmbeddedPostgres;
import io.lianke.postgres.Roles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// A PostgreSQL of a benchmark's own that is filled once and kept beside the build; the next run
/// finds it. Equal sizes, generators and schemas are equal databases. What a benchmark adds stays,
/// so it takes that away again.
final class KeptDatabase implements AutoCloseable {
    private static final String SCHEMA = "server/src/main/resources/db/migration";

    private final Path folder;
    private final EmbeddedPostgres postgres;

    private KeptDatabase(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /// Fills an empty database.
    interface Filler {
        /// @param data where the application keeps its files
        /// @return its checksum, kept beside it
        String fill(Database owner, Path data) throws Exception;
    }

    /// @param generator the sources that fill it, in the checkout
    static KeptDatabase at(String kind, int size, String generator, Filler filler)
            throws Exception {
        var cache = Path.of(System.getProperty("lianke.cache")).resolve(kind);
        Files.createDirectories(cache);
        var folder = cache.resolve(size + "-" + sum(checkout(), generator));
        var whole = folder.resolve("whole");
        if (!Files.exists(whole)) {
            forget(cache, size);
            Files.createDirectory(folder);
            // Started as root, the application and PostgreSQL run as somebody else.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Durability.FULL);
        try {
            if (!Files.exists(whole)) {
                Files.writeString(whole, filler.fill(postgres.owner(), folder.resolve("data")));
            }
            return new KeptDatabase(folder, postgres);
        } catch (Exception | Error failed) {
            postgres.close();
            throw failed;
        }
    }

    private static Path checkout() {
        return Objects.requireNonNull(
                Path.of(System.getProperty("lianke.launcher")).toAbsolutePath().getParent());
    }

    /// Over the schema and the generator as they are in the sources.
    static String sum(Path checkout, String generator)
            throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : List.of(SCHEMA, generator)) {
            try (var files = Files.walk(checkout.resolve(part))) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(
                            checkout.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    /// Removes those of this size that were made otherwise, or never whole.
    private static void forget(Path cache, int size) throws IOException {
        try (var kept = Files.newDirectoryStream(cache, size + "-*")) {
            for (var folder : kept) {
                try (var files = Files.walk(folder)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    Database owner() {
        return postgres.owner();
    }

    /// As the role of the application.
    Database application() {
        return Roles.provision(postgres.owner());
    }

    /// Where the application keeps its files.
    Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() {
        postgres.close();
    }
}
