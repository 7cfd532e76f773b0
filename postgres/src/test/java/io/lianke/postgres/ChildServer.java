package io.lianke.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM of its own that runs the server on a folder until it is killed; prints the port. Its log
/// goes to standard error.
final class ChildServer {

    private ChildServer() {}

    /// Starts the JVM and waits for its first line: the port, or the sentence of its refusal.
    static Child start(Path data, List<String> prefix) throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(ChildServer.class.getName(), data.toString()));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var line = process.inputReader().readLine();
        return new Child(process, line == null ? "" : line);
    }

    record Child(Process process, String said) {}

    public static void main(String[] arguments) throws IOException {
        try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), Durability.FULL)) {
            System.out.println(postgres.port());
            System.in.read();
        } catch (DatabaseStartException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
