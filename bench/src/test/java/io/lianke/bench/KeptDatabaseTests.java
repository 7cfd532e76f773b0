package io.lianke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDatabaseTests {
    @TempDir private Path checkout;

    private void write(String file, String text) throws Exception {
        var path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String sum() throws Exception {
        return KeptDatabase.sum(checkout, DemoData.GENERATOR);
    }

    @Test
    void another_schema_or_generator_is_another_database() throws Exception {
        write("server/src/main/resources/db/migration/demo/V1__a.sql", "a");
        write("server/src/main/java/io/lianke/demo/A.java", "a");
        var before = sum();
        assertThat(before).matches("[0-9a-f]{16}").isEqualTo(sum());

        write("server/src/main/java/io/lianke/demo/A.java", "b");
        var after = sum();
        assertThat(after).isNotEqualTo(before);

        write("server/src/main/resources/db/migration/demo/V2__b.sql", "b");
        assertThat(sum()).isNotEqualTo(after);
    }
}
