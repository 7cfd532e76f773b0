package io.lianke.imports.reading;

import static io.lianke.imports.reading.Workbook.row;
import static io.lianke.imports.reading.Workbook.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Good files with random bytes changed or cut off.
class MutatedFileTests {
    @TempDir Path folder;

    @Test
    void random_mutations_of_a_file_never_end_in_another_exception() throws IOException {
        var random = new Random(5);
        var seed =
                "\ufeff姓名,\"城,市\"\r\n李雷,\"北\"\"京\"\n£5;x\t|,2\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3_000; i++) {
            var bytes = Arrays.copyOf(seed, 1 + random.nextInt(seed.length));
            for (int j = random.nextInt(6); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var path = Files.write(folder.resolve("mutant"), bytes);
            assertThat(Outcomes.of(path, ReadingOptions.automatic())).isNotNull();
        }
    }

    @Test
    void random_mutations_of_a_workbook_never_end_in_another_exception() throws IOException {
        var random = new Random(6);
        var seed =
                Files.readAllBytes(
                        new Workbook()
                                .sheet(row(1, text("A1", "a")) + row(2, "<c r=\"A2\"><v>1</v></c>"))
                                .write(folder.resolve("seed.xlsx")));
        for (int i = 0; i < 2_000; i++) {
            var bytes =
                    random.nextInt(10) == 0
                            ? Arrays.copyOf(seed, 1 + random.nextInt(seed.length))
                            : seed.clone();
            for (int j = 1 + random.nextInt(4); j > 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var path = Files.write(folder.resolve("mutant.xlsx"), bytes);
            assertThat(Outcomes.of(path, ReadingOptions.automatic())).isNotNull();
        }
    }
}
