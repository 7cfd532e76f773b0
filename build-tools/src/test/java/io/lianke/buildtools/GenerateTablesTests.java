package io.lianke.buildtools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTablesTests {

    private static final String MIGRATION =
            """
            create schema tracking;
            create table tracking.events (
                id uuid primary key default uuidv7(),
                at timestamptz not null
            ) partition by hash (id);
            create table tracking.events_0 partition of tracking.events
                for values with (modulus 1, remainder 0);
            create schema commerce;
            create table commerce.orders (id uuid primary key);
            grant usage on schema commerce to ${app};
            """;

    @TempDir Path folder;

    @Test
    void each_schema_becomes_the_package_of_its_module() throws Exception {
        var output = folder.resolve("jooq");
        var migrations = Files.createDirectories(folder.resolve("migration"));
        var checksum = folder.resolve("jooq.sha256");
        Files.writeString(migrations.resolve("V1__first.sql"), MIGRATION);

        GenerateTables.generate(output, migrations, checksum);

        var tables = output.resolve("io/lianke/tracking/db/tables");
        assertThat(tables.resolve("records/EventsRecord.java")).exists();
        assertThat(output.resolve("io/lianke/commerce/db/tables/Orders.java")).exists();
        assertThat(tables.resolve("Events_0.java")).doesNotExist();
        assertThat(tables.resolve("Events0.java")).doesNotExist();
        assertThat(tables.resolve("Events.java"))
                .content()
                .contains("TableField<EventsRecord, Instant> AT");

        var stale = Files.createFile(tables.resolve("Gone.java"));
        GenerateTables.generate(output, migrations, checksum);
        assertThat(stale).as("unchanged migrations change nothing").exists();

        Files.delete(migrations.resolve("V1__first.sql"));
        GenerateTables.generate(output, migrations, checksum);
        assertThat(stale).doesNotExist();
    }

    @Test
    void before_the_first_migration_there_is_nothing_to_generate() throws Exception {
        var output = folder.resolve("jooq");
        GenerateTables.generate(output, folder.resolve("none"), folder.resolve("jooq.sha256"));
        assertThat(output).isEmptyDirectory();
    }
}
