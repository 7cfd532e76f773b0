package io.lianke.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a running server says about itself in `postmaster.pid`; after a crash the file stays
/// behind, and its number may by then belong to a stranger.
///
/// @param port it listens on; 0 when it does not say yet
record PidFile(long pid, int port, boolean ready) {

    static Optional<PidFile> read(Path cluster) {
        try {
            var lines =
                    Files.readString(path(cluster), StandardCharsets.ISO_8859_1).lines().toList();
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            var ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            var port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), port, ready));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
