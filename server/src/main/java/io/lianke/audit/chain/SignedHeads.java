package io.lianke.audit.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The [HeadLog] as it was read: what a chain has to show where. The signature of a file's last
/// line stands for all lines before it, since each holds the hash of the one before.
///
/// Of a tenant with very many heads some are left out evenly, never the last.
public final class SignedHeads {
    private static final int HEADS_MAX = 1_024;

    private final Map<UUID, List<Head>> byTenant = new HashMap<>();
    private long lines;
    private String previous = Head.START;
    private String fingerprint = "";
    private @Nullable String damage;

    private SignedHeads() {}

    /// Reads all files of the folder. What is wrong with them is told by [#damage].
    public static SignedHeads read(Path folder) throws IOException {
        var heads = new SignedHeads();
        var files = HeadLog.files(folder);
        if (files.isEmpty()) {
            return heads;
        }
        var checker = SigningKey.Checker.open(folder);
        heads.fingerprint = checker.fingerprint();
        for (var file : files) {
            if (heads.damage == null) {
                heads.read(file, checker);
            }
        }
        return heads;
    }

    private void read(Path file, SigningKey.Checker checker) throws IOException {
        Head.Signed last = null;
        try (var reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (var line = whole(reader); line != null; line = whole(reader)) {
                last = Head.parse(line).orElse(null);
                if (last == null
                        || last.head().line() != lines + 1
                        || !last.head().previous().equals(previous)) {
                    damage = file.getFileName() + ", line " + (lines + 1) + " of the log";
                    return;
                }
                lines++;
                previous = Head.hash(line);
                keep(last.head());
            }
        }
        if (last != null && !checker.accepts(last.signed(), last.signature())) {
            damage = file.getFileName() + ", " + forged(file, checker);
        }
    }

    /// The next line; half a line at the end of a file was never finished.
    private static @Nullable String whole(BufferedReader reader) throws IOException {
        var line = new StringBuilder();
        for (int c = reader.read(); c != '\n'; c = reader.read()) {
            if (c < 0) {
                return null;
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private void keep(Head head) {
        var kept = byTenant.computeIfAbsent(head.end().tenant(), _ -> new ArrayList<>());
        kept.add(head);
        if (kept.size() > HEADS_MAX) {
            var thinned = new ArrayList<Head>();
            for (int i = kept.size() - 1; i >= 0; i -= 2) {
                thinned.addFirst(kept.get(i));
            }
            byTenant.put(head.end().tenant(), thinned);
        }
    }

    private static String forged(Path file, SigningKey.Checker checker) throws IOException {
        try (var reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (var line = whole(reader); line != null; line = whole(reader)) {
                var signed = Head.parse(line).orElseThrow();
                if (!checker.accepts(signed.signed(), signed.signature())) {
                    return "line " + signed.head().line() + " of the log";
                }
            }
        }
        return "the last line of the log";
    }

    /// Where somebody else wrote into the files; empty when they are as we left them.
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    public long lines() {
        return lines;
    }

    /// Of the public key; empty when nothing was ever signed.
    public String fingerprint() {
        return fingerprint;
    }

    Set<UUID> tenants() {
        return Set.copyOf(byTenant.keySet());
    }

    /// By position, as they were signed.
    List<Head> of(UUID tenant) {
        return List.copyOf(byTenant.getOrDefault(tenant, List.of()));
    }
}
