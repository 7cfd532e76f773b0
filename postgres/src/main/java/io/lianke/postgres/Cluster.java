package io.lianke.postgres;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// The files of one server and the commands that make and run it.
record Cluster(DataFolder folder, Account account, Binaries binaries, Durability durability) {

    // Below the range from which systems pick ports for outgoing connections: there a client that
    // tries to reach a server that is down may be given its port, and connect to itself.
    private static final int FIRST_PORT = 20_000;
    private static final int LAST_PORT = 32_000;
    // What clients are told meanwhile is no reason.
    private static final Pattern GRAVE =
            Pattern.compile(" (FATAL|PANIC):  (?!terminating connection|the database system)");

    private static final String TURNS_TO_LOG = "redirecting log output";
    private static final String NO_REASON = "no reason given";

    Path path() {
        return folder.cluster();
    }

    /// Makes the cluster when there is none, ends what an earlier run left and removes its traces.
    void prepare(String password) throws IOException {
        if (EmbeddedPostgres.exists(path())) {
            clear();
        } else {
            create(password);
        }
        account.own(path());
    }

    /// With this folder's lock held and no server process left, a `postmaster.pid` is a leftover
    /// and must go: its number may belong to another process by now, for which PostgreSQL would
    /// make way.
    void clear() throws IOException {
        Processes.end(path());
        Files.deleteIfExists(PidFile.path(path()));
    }

    Process launch(int port) throws IOException {
        var command = new ArrayList<String>();
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", path().toString()));
        command.addAll(Settings.of(durability, port, folder.serverLogs()).arguments());
        return process(account.command(command)).start();
    }

    /// Why the server ended, in its own words: what it said before it turned to its log, or that
    /// log's last grave line since the start.
    String lastWords() {
        try (var files = Files.list(folder.serverLogs())) {
            var early = String.join(" ", lines(startLog())).strip();
            var newest = files.max(Comparator.comparing(file -> file.toFile().lastModified()));
            if (!early.contains(TURNS_TO_LOG) || newest.isEmpty()) {
                return early.isEmpty() ? NO_REASON : early;
            }
            return lines(newest.get()).reversed().stream()
                    .takeWhile(line -> !line.contains(" starting PostgreSQL "))
                    .filter(line -> GRAVE.matcher(line).find())
                    .findFirst()
                    .orElse(NO_REASON);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    }

    static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            if (free(port)) {
                return port;
            }
        }
        throw new DatabaseStartException(
                "No port between " + FIRST_PORT + " and " + LAST_PORT + " is free for PostgreSQL.");
    }

    static boolean free(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    // Made beside its place and moved there, so that a start cut short never leaves half a cluster.
    private void create(String password) throws IOException {
        var fresh = folder.root().resolve("postgres.new");
        Processes.end(fresh);
        Binaries.delete(fresh);
        Files.createDirectory(fresh, DataFolder.privately());
        account.own(fresh);
        var passwordFile = folder.root().resolve("initdb-password");
        DataFolder.writePrivately(passwordFile, password);
        try {
            account.own(passwordFile);
            var initdb = process(account.command(initdb(fresh, passwordFile))).start();
            if (initdb.onExit().join().exitValue() != 0) {
                throw new DatabaseStartException(
                        "PostgreSQL could not make its files in " + fresh + ": " + lastWords());
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Binaries.delete(path());
        Files.move(fresh, path(), StandardCopyOption.ATOMIC_MOVE);
    }

    // Sorting and upper case by PostgreSQL's own rules, the same on every machine and in every
    // version. The character classes still come from the system: with plain C the trigram index
    // would see no letter in a Chinese name.
    private List<String> initdb(Path target, Path passwordFile) {
        var mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        var command =
                new ArrayList<>(
                        List.of(
                                binaries.program("initdb").toString(),
                                "--pgdata=" + target,
                                "--username=" + EmbeddedPostgres.SUPERUSER,
                                "--pwfile=" + passwordFile,
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--locale=C",
                                "--lc-ctype=" + (mac ? "en_US.UTF-8" : "C.UTF-8"),
                                "--text-search-config=simple",
                                "--data-checksums"));
        if (durability == Durability.NONE) {
            command.add("--no-sync");
        }
        return List.copyOf(command);
    }

    private ProcessBuilder process(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.directory(new File("/"));
        builder.redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectOutput(startLog().toFile());
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path, "LANG", "C", "TZ", "UTC"));
        return builder;
    }

    private Path startLog() {
        return folder.logs().resolve("start.log");
    }
}
