package io.lianke.buildtools;

import io.lianke.postgres.Database;
import io.lianke.postgres.EmbeddedPostgres;
import io.lianke.postgres.Migrations;
import io.lianke.postgres.Roles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/// Writes the jOOQ classes of every module: a schema `customer` becomes the package
/// `io.lianke.customer.db`. The schemas are read from a throw-away PostgreSQL that has run the
/// migrations, which takes some seconds; so nothing happens while the migrations stay the same.
///
/// Arguments: the output folder, the migrations folder, the file that keeps their checksum.
public final class GenerateTables {

    private static final String SCHEMAS =
            """
            select distinct table_schema from information_schema.tables
            where table_schema not in ('public', 'information_schema')
              and table_schema not like 'pg\\_%'
            order by table_schema
            """;
    // Queries go through the partitioned table.
    private static final String PARTITIONS =
            "select relname from pg_class where relispartition and relkind in ('r', 'p', 'f')";

    // Of a type without a counterpart in Java; written and asked by plain SQL alone.
    private static final String SEARCH_COLUMNS = ".*\\.customers\\.name_terms";

    private GenerateTables() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        generate(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    }

    static void generate(Path output, Path migrations, Path checksumFile) throws Exception {
        var checksum = checksum(migrations);
        if (Files.isDirectory(output)
                && Files.exists(checksumFile)
                && Files.readString(checksumFile).equals(checksum)) {
            return;
        }
        Files.deleteIfExists(checksumFile);
        clear(output);
        if (Files.isDirectory(migrations)) {
            generate(output, migrations);
        }
        Files.writeString(checksumFile, checksum);
    }

    private static void generate(Path output, Path migrations) throws Exception {
        try (var postgres = EmbeddedPostgres.temporary()) {
            var owner = postgres.owner();
            var app = Roles.provision(owner);
            var classes = Objects.requireNonNull(GenerateTables.class.getClassLoader());
            Migrations.migrate(
                    owner, app.user(), classes, "filesystem:" + migrations.toAbsolutePath());
            for (var schema : schemas(owner)) {
                GenerationTool.generate(configuration(owner, schema, output));
            }
        }
    }

    private static List<String> schemas(Database owner) throws SQLException {
        var schemas = new ArrayList<String>();
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(SCHEMAS)) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return List.copyOf(schemas);
    }

    private static Configuration configuration(Database owner, String schema, Path output) {
        var instants =
                new ForcedType()
                        .withName("INSTANT")
                        .withIncludeTypes("(?i:timestamptz|timestamp\\ with\\ time\\ zone)")
                        .withIgnoreUnused(true);
        // jOOQ marks columns of types it does not know as deprecated, which -Werror refuses in
        // keys.
        var transactionIds =
                new ForcedType()
                        .withName("BIGINT")
                        .withIncludeTypes("(?i:xid8)")
                        .withIgnoreUnused(true);
        var source =
                new org.jooq.meta.jaxb.Database()
                        .withName("org.jooq.meta.postgres.PostgresDatabase")
                        .withInputSchema(schema)
                        .withExcludeSql(PARTITIONS)
                        .withExcludes(SEARCH_COLUMNS)
                        .withIncludeExcludeColumns(true)
                        .withForcedTypes(instants, transactionIds);
        var generate =
                new Generate()
                        .withRecords(true)
                        .withPojos(false)
                        .withDaos(false)
                        .withComments(false)
                        .withDeprecated(false)
                        .withRoutines(true)
                        .withKeys(true)
                        .withJavaTimeTypes(true);
        var target =
                new Target()
                        .withPackageName("io.lianke." + schema + ".db")
                        .withDirectory(output.toString())
                        .withClean(false);
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(
                        new Jdbc()
                                .withUrl(owner.url())
                                .withUser(owner.user())
                                .withPassword(owner.password()))
                .withGenerator(
                        new Generator()
                                .withDatabase(source)
                                .withGenerate(generate)
                                .withTarget(target));
    }

    /// Over the migrations, the version of jOOQ and this program itself.
    private static String checksum(Path migrations) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
        try (var self = GenerateTables.class.getResourceAsStream("GenerateTables.class")) {
            digest.update(Objects.requireNonNull(self).readAllBytes());
        }
        if (Files.isDirectory(migrations)) {
            try (var files = Files.walk(migrations)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    var name = migrations.relativize(file).toString();
                    digest.update(name.getBytes(StandardCharsets.UTF_8));
                    digest.update(
                            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    // The class of a dropped table must not live on.
    private static void clear(Path output) throws IOException {
        if (Files.exists(output)) {
            try (var old = Files.walk(output)) {
                old.sorted(Comparator.reverseOrder()).forEach(GenerateTables::delete);
            }
        }
        Files.createDirectories(output);
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
