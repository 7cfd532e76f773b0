package io.lianke.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.testing.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadLogTests {
    private static final UUID TENANT = new UUID(7, 7);
    private static final Instant DECEMBER = Instant.parse("2026-12-31T23:00:00Z");

    @TempDir private Path folder;

    private Path file;

    @BeforeEach
    void sixHeads() throws IOException {
        for (int position = 10; position <= 60; position += 10) {
            append(folder, position, DECEMBER);
        }
        file = folder.resolve("heads-2026.jsonl");
    }

    private static void append(Path folder, int position, Instant at) throws IOException {
        var end = new ChainEnd(TENANT, position, "%02x".formatted(position).repeat(32));
        new HeadLog(folder).append(new HeadLog.Round(at, 1, position, List.of(end)));
    }

    private List<Long> positions() throws IOException {
        var heads = SignedHeads.read(folder);
        assertThat(heads.damage()).isEmpty();
        return heads.of(TENANT).stream().map(head -> head.end().position()).toList();
    }

    private String damage(List<String> lines) throws IOException {
        Files.write(file, lines);
        return SignedHeads.read(folder).damage().orElse("none");
    }

    @Test
    void heads_are_read_as_they_were_written() throws IOException {
        assertThat(positions()).containsExactly(10L, 20L, 30L, 40L, 50L, 60L);
    }

    @Test
    void a_year_has_its_own_file_and_a_clock_put_back_opens_no_old_one() throws IOException {
        append(folder, 70, DECEMBER.plusSeconds(3_600));
        append(folder, 80, DECEMBER);

        assertThat(Files.readAllLines(folder.resolve("heads-2027.jsonl"))).hasSize(2);
        assertThat(positions()).endsWith(60L, 70L, 80L);
    }

    @Test
    void the_key_is_for_its_owner_alone() throws IOException {
        for (var name : List.of("signing-key", "heads-2026.jsonl")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(Files.getPosixFilePermissions(folder)).isNotEmpty();
    }

    @Test
    void a_log_without_its_key_gets_no_other() throws IOException {
        Files.delete(folder.resolve("signing-key"));

        assertThatThrownBy(() -> append(folder, 70, DECEMBER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("put it back from a backup");
    }

    @Test
    void half_a_line_of_a_writer_that_was_cut_off_is_dropped() throws IOException {
        Files.writeString(file, "{\"line\":7,\"at\":\"20", StandardOpenOption.APPEND);
        assertThat(positions()).hasSize(6);

        append(folder, 70, DECEMBER);

        assertThat(positions()).hasSize(7).endsWith(70L);
    }

    @Test
    @Shows("U-2")
    void any_character_that_is_changed_is_found() throws IOException {
        var lines = Files.readAllLines(file);
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            var number = random.nextInt(lines.size());
            var line = lines.get(number);
            var at = random.nextInt(line.length());
            var other = line.charAt(at) == '1' ? '2' : '1';
            var changed = new ArrayList<>(lines);
            changed.set(number, line.substring(0, at) + other + line.substring(at + 1));

            assertThat(damage(changed))
                    .as(changed.get(number))
                    .containsPattern("line (" + (number + 1) + "|" + (number + 2) + ") of the log");
        }
    }

    @Test
    @Shows("U-2")
    void lines_that_are_removed_or_swapped_are_found() throws IOException {
        var lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size() - 1; i++) {
            var without = new ArrayList<>(lines);
            without.remove(i);
            var swapped = new ArrayList<>(lines);
            Collections.swap(swapped, i, i + 1);

            assertThat(damage(without)).contains("line " + (i + 1));
            assertThat(damage(swapped)).contains("line " + (i + 1));
        }
    }

    @Test
    @Shows("U-2")
    void a_line_signed_with_another_key_is_found(@TempDir Path other) throws IOException {
        append(other, 10, DECEMBER);
        append(other, 20, DECEMBER);

        assertThat(damage(Files.readAllLines(other.resolve("heads-2026.jsonl"))))
                .contains("line 1 of the log");
    }

    @Test
    void of_very_many_heads_the_last_is_kept(@TempDir Path other) throws IOException {
        var ends = new ArrayList<ChainEnd>();
        for (int position = 1; position <= 3_000; position++) {
            ends.add(new ChainEnd(TENANT, position, "ab".repeat(32)));
        }
        new HeadLog(other).append(new HeadLog.Round(DECEMBER, 1, 1, ends));

        var heads = SignedHeads.read(other);

        assertThat(heads.lines()).isEqualTo(3_000);
        assertThat(heads.of(TENANT)).hasSizeBetween(500, 1_024);
        assertThat(heads.of(TENANT).getLast().end().position()).isEqualTo(3_000);
    }
}
