package io.lianke.bench;

import io.lianke.bench.bare.BareAnswers;
import io.lianke.postgres.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The application as its users start it, on a database that the benchmark can look into.
final class RunningLianke implements AutoCloseable {
    private static final String READY = "Lianke is ready at ";
    static final String KEY = "lk_the-key-of-the-benchmarks";
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final Duration ANSWER_MAX = Duration.ofMinutes(5);
    private static final Duration IMPORT_MAX = Duration.ofMinutes(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final String base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningLianke(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    static RunningLianke start(Database database, Path data) throws Exception {
        return start(database, data, List.of(), Map.of(), START_MAX);
    }

    /// @param options of the launcher, besides where it listens and keeps its data
    /// @param settings variables of the environment, over those that all benchmarks have
    static RunningLianke start(
            Database database,
            Path data,
            List<String> options,
            Map<String, String> settings,
            Duration startMax)
            throws Exception {
        var command = new ArrayList<String>();
        command.add(System.getProperty("lianke.launcher"));
        command.addAll(List.of("start", "--port", freePort(), "--data", data.toString()));
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("LIANKE_DATABASE_URL", database.url());
        environment.put("LIANKE_DATABASE_USER", database.user());
        environment.put("LIANKE_DATABASE_PASSWORD", database.password());
        environment.put("LIANKE_BOOTSTRAP_API_KEY", KEY);
        environment.put("LIANKE_CURRENCY", "GBP");
        environment.put("LIANKE_ZONE", "Europe/London");
        // A benchmark asks faster than a person may; what a limit costs is still measured.
        environment.put("LIANKE_LIMITS_PERSONREADS", "60000000");
        environment.put("LIANKE_LIMITS_PERSONWRITES", "60000000");
        environment.putAll(settings);
        var process = builder.start();
        // Nobody else ends it when this process is told to stop.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var ready = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> read(process, ready));
        try {
            return new RunningLianke(process, ready.get(startMax.toSeconds(), TimeUnit.SECONDS));
        } catch (Exception failed) {
            process.destroyForcibly();
            throw failed;
        }
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    private static void read(Process process, CompletableFuture<String> ready) {
        var printed = new StringBuilder();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()));
                } else if (!ready.isDone()) {
                    printed.append(line).append('\n');
                }
            }
        } catch (IOException closed) {
            printed.append(closed);
        }
        ready.completeExceptionally(new IllegalStateException("Lianke did not start:\n" + printed));
    }

    int port() {
        return URI.create(base).getPort();
    }

    /// Somebody who asks questions, known by a header.
    final class Asker {
        private final String header;
        private final String value;

        private Asker(String header, String value) {
            this.header = header;
            this.value = value;
        }

        /// The answer as it came.
        String fetch(String path) throws IOException, InterruptedException {
            return answer(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .timeout(ANSWER_MAX)
                            .header(header, value));
        }

        /// How the answer turned out.
        int status(String path) throws IOException, InterruptedException {
            return client.send(
                            HttpRequest.newBuilder(URI.create(base + path))
                                    .timeout(ANSWER_MAX)
                                    .header(header, value)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }

        /// The checksum of whom the answer names, and of how many there are if the question asks.
        String checksum(Question question) throws IOException, InterruptedException {
            return RunningLianke.checksum(question, JSON.readTree(fetch(question.path())));
        }
    }

    Asker asOwner() {
        return withKey(KEY);
    }

    Asker withKey(String key) {
        return new Asker("Authorization", "Bearer " + key);
    }

    /// A new member who manages one store and sees no other.
    Asker storeManager(String code) throws IOException, InterruptedException {
        var store = "";
        for (var known : get("/api/v1/stores").path("items")) {
            if (known.path("code").asString().equals(code)) {
                store = known.path("id").asString();
            }
        }
        if (store.isEmpty()) {
            store =
                    ask(
                                    "POST",
                                    "/api/v1/stores",
                                    "{\"code\":\"%s\",\"name\":\"%s\"}".formatted(code, code))
                            .path("id")
                            .asString();
        }
        var invited = invite("store_manager");
        ask(
                "PUT",
                "/api/v1/members/" + invited.at("/member/id").asString() + "/postings",
                "{\"unitIds\":[],\"storeIds\":[\"%s\"]}".formatted(store));
        return joined(invited);
    }

    /// A new member who sees everything: asks as people do, by session, where [#asOwner] is a key.
    Asker administrator() throws IOException, InterruptedException {
        return joined(invite("administrator"));
    }

    private JsonNode invite(String role) throws IOException, InterruptedException {
        return ask(
                "POST",
                "/api/v1/members",
                "{\"email\":\"%s@example.com\",\"displayName\":\"Member\",\"role\":\"%s\"}"
                        .formatted(UUID.randomUUID(), role));
    }

    private Asker joined(JsonNode invited) throws IOException, InterruptedException {
        return new Asker("Cookie", join(invited.path("invitationToken").asString()));
    }

    private JsonNode ask(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body)));
    }

    /// Takes an invitation up.
    ///
    /// @return the cookie of the session
    private String join(String token) throws IOException, InterruptedException {
        var guard =
                client.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/setup")).build(),
                        BodyHandlers.discarding());
        var guardToken = cookie(guard.headers().allValues("Set-Cookie"), "XSRF-TOKEN");
        var joined =
                client.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/invitations:accept"))
                                .header("Content-Type", "application/json")
                                .header("Cookie", "XSRF-TOKEN=" + guardToken)
                                .header("X-XSRF-TOKEN", guardToken)
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"token\":\"%s\",\"password\":\"correct horse battery\",\"displayName\":\"Member\"}"
                                                        .formatted(token)))
                                .build(),
                        BodyHandlers.ofString());
        if (joined.statusCode() >= 300) {
            throw new IllegalStateException(joined.statusCode() + " " + joined.body());
        }
        return "lianke-session="
                + cookie(joined.headers().allValues("Set-Cookie"), "lianke-session");
    }

    private static String cookie(List<String> set, String name) {
        return set.stream()
                .filter(each -> each.startsWith(name + "=") && !each.startsWith(name + "=;"))
                .map(each -> each.substring(name.length() + 1).replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /// The answer as it came.
    String fetch(String path) throws IOException, InterruptedException {
        return answer(request(path));
    }

    void post(String path, String body) throws IOException, InterruptedException {
        answer(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    String checksum(Question question) throws IOException, InterruptedException {
        return checksum(question, get(question.path()));
    }

    private static String checksum(Question question, JsonNode answer) {
        var ids = new ArrayList<String>();
        if (answer.has("items")) {
            answer.path("items").forEach(item -> ids.add(item.path("id").asString()));
        } else {
            ids.add(answer.path("id").asString());
        }
        var total = question.count().isEmpty() ? -1 : answer.at("/total/count").asLong();
        return BareAnswers.checksum(ids, total);
    }

    /// Imports a file and waits for the end.
    JsonNode runImport(Path file, String spec) throws Exception {
        var boundary = "lianke-benchmark";
        var parts =
                BodyPublishers.concat(
                        text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"spec\""),
                        text("\r\nContent-Type: application/json\r\n\r\n" + spec + "\r\n"),
                        text(
                                "--"
                                        + boundary
                                        + "\r\nContent-Disposition: form-data; name=\"file\";"),
                        text(" filename=\"orders.csv\"\r\nContent-Type: text/csv\r\n\r\n"),
                        BodyPublishers.ofFile(file),
                        text("\r\n--" + boundary + "--\r\n"));
        var started =
                send(
                        request("/api/v1/imports")
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .POST(parts));
        var path = "/api/v1/imports/" + started.path("id").asString();
        var deadline = System.nanoTime() + IMPORT_MAX.toNanos();
        var run = get(path);
        // Asked twenty times a second: what is measured takes seconds.
        while (run.path("state").asString().equals("running") && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
            run = get(path);
        }
        if (!run.path("state").asString().equals("done")) {
            throw new IllegalStateException("The import is not done: " + run);
        }
        return run;
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_MAX)
                .header("Authorization", "Bearer " + KEY);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JSON.readTree(answer(request));
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
