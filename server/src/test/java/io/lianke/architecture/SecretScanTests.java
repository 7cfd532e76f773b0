package io.lianke.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lianke.testing.Shows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// S-8: nothing that looks like somebody's secret, in no file and no earlier version of one.
class SecretScanTests {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> MADE =
            Set.of("target", "node_modules", "dist", "output", ".git", "data");
    private static final int FILE_BYTES_MAX = 2_000_000;
    private static final List<Pattern> SECRETS =
            Stream.of(
                            "-----BEGIN [A-Z ]*PRIVATE KEY",
                            "\\b(AKIA|ASIA)[0-9A-Z]{16}\\b",
                            "\\bLTAI[0-9A-Za-z]{16,}\\b",
                            "\\bAKID[0-9A-Za-z]{32}\\b",
                            "\\bgh[pousr]_[0-9A-Za-z]{36}",
                            "\\bgithub_pat_[0-9A-Za-z_]{60}",
                            "\\bglpat-[0-9A-Za-z_-]{20}",
                            "\\bxox[abprs]-[0-9A-Za-z-]{20}",
                            "\\bsk-[0-9A-Za-z]{32}",
                            "\\b[rs]k_live_[0-9A-Za-z]{20}",
                            "\\bAIza[0-9A-Za-z_-]{35}",
                            "\\bnpm_[0-9A-Za-z]{36}",
                            "\\blk_[0-9A-Za-z-]{32,}\\b",
                            "\\beyJ[0-9A-Za-z_-]{16,}\\.eyJ[0-9A-Za-z_-]{16,}\\.[0-9A-Za-z_-]{16,}",
                            "://[^/\\s:@{}$\"'%]+:[^/\\s:@{}$\"'%]{6,}@")
                    .map(Pattern::compile)
                    .toList();

    private static boolean isSecret(String line) {
        return SECRETS.stream().anyMatch(secret -> secret.matcher(line).find());
    }

    private static boolean isText(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) < FILE_BYTES_MAX
                && !file.toString().endsWith(".png");
    }

    @Test
    @Shows({"S-8", "A-1"})
    void no_file_holds_a_secret() throws IOException {
        var found = new ArrayList<String>();
        var scanned = 0;
        try (var files = Files.walk(ROOT)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var made =
                        Stream.iterate(file, p -> p != null, Path::getParent)
                                .anyMatch(part -> MADE.contains(part.getFileName().toString()));
                if (made || !isText(file) || file.endsWith("SecretScanTests.java")) {
                    continue;
                }
                scanned++;
                new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(SecretScanTests::isSecret)
                        .forEach(line -> found.add(file + ": " + line.strip()));
            }
        }
        assertThat(scanned).isGreaterThan(500);
        assertThat(found).isEmpty();
    }

    @Test
    @Shows("S-8")
    void no_earlier_version_held_one() throws IOException, InterruptedException {
        assumeThat(ROOT.resolve(".git")).exists();
        var history =
                new ProcessBuilder(
                                "git",
                                "-C",
                                ROOT.toString(),
                                "log",
                                "-p",
                                "--no-color",
                                "--unified=0",
                                "HEAD",
                                "--",
                                ".",
                                ":!web/package-lock.json",
                                ":!web/openapi.json",
                                ":!*SecretScanTests.java")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var found = new ArrayList<String>();
        var lines = 0;
        try (var reader = history.inputReader(StandardCharsets.ISO_8859_1)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines++;
                if (line.startsWith("+") && isSecret(line)) {
                    found.add(line);
                }
            }
        }
        // Where the history belongs to somebody else, git shows nothing of it.
        assumeThat(history.waitFor()).isZero();
        assertThat(lines).isGreaterThan(1_000);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA PRIVATE KEY-----",
                "aws = AKIAABCDEFGHIJKLMNOP",
                "token: ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "lk_0123456789abcdef0123456789abcdef",
                "postgresql://lianke:correcthorse@db.example.com/lianke"
            })
    void a_secret_would_be_found(String line) {
        assertThat(isSecret(line)).isTrue();
    }
}
