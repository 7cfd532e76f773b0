package io.lianke.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressTests {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(HERE, 0);

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    EgressTests() throws IOException {
        server = HttpServer.create(ANY_PORT, 0);
    }

    @BeforeEach
    void serve() {
        server.createContext(
                "/",
                exchange -> {
                    seen.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Host"));
                    var path = exchange.getRequestURI().getPath();
                    if (path.startsWith("/redirect")) {
                        exchange.getResponseHeaders().set("Location", "/inside");
                        exchange.sendResponseHeaders(302, -1);
                        return;
                    }
                    var body =
                            path.equals("/large")
                                    ? new byte[5000]
                                    : exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().set("X-Kind", "echo");
                    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static Egress egress(
            Resolver resolver, Duration total, Egress.Trust trust, String... named) {
        var connect = Duration.ofMillis(Math.min(3000, total.toMillis()));
        return new Egress(new EgressSettings(List.of(named), connect, total), resolver, trust);
    }

    private static Egress egress(Resolver resolver, String... named) {
        return egress(resolver, Duration.ofSeconds(20), SSLContext::getDefault, named);
    }

    private String named() {
        return "http://idp.example.test:" + server.getAddress().getPort();
    }

    private static String code(Egress egress, String address) {
        return catchThrowableOfType(EgressProblem.class, () -> egress.send(Call.get(address)))
                .code();
    }

    @Test
    void a_named_server_is_called_under_its_own_name() {
        var answer =
                egress(host -> List.of(HERE), named())
                        .send(
                                Call.form(named() + "/token?a=%2F", Map.of("code", "1 & 2"))
                                        .with("Accept", "application/json"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("code=1+%26+2");
        assertThat(answer.header("x-kind")).contains("echo");
        assertThat(seen).containsExactly("POST /token?a=%2F " + named().substring(7));
    }

    @Shows("W-1")
    @Test
    void rebinding_leads_nowhere() {
        var asked = new AtomicInteger();
        // The second look-up would find this machine; there is none.
        Resolver flipping =
                _ ->
                        List.of(
                                asked.getAndIncrement() == 0
                                        ? HERE
                                        : InetAddress.ofLiteral("127.0.0.2"));

        egress(flipping, named()).send(Call.get(named() + "/"));
        assertThat(seen).hasSize(1);
        assertThat(asked).hasValue(1);

        asked.set(0);
        Resolver late =
                _ ->
                        List.of(
                                asked.getAndIncrement() == 0
                                        ? InetAddress.ofLiteral("10.0.0.1")
                                        : HERE);
        assertThat(code(egress(late), named() + "/")).isEqualTo("egress/address-refused");
        assertThat(seen).hasSize(1);
    }

    @Shows("W-1")
    @Test
    void no_redirect_is_followed() {
        var answer = egress(host -> List.of(HERE), named()).send(Call.get(named() + "/redirect"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(seen).containsExactly("GET /redirect " + named().substring(7));
    }

    @Test
    void an_answer_has_a_size() {
        var egress = egress(host -> List.of(HERE), named());

        assertThat(egress.send(Call.get(named() + "/large").upTo(5000)).body()).hasSize(5000);
        assertThatThrownBy(() -> egress.send(Call.get(named() + "/large").upTo(4999)))
                .isInstanceOfSatisfying(
                        EgressProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo("egress/answer-too-large"));
    }

    @Test
    void who_only_drips_is_hung_up_on() throws Exception {
        try (var dripping = new ServerSocket(0, 1, HERE)) {
            var hungUp = new CompletableFuture<Boolean>();
            Thread.startVirtualThread(() -> drip(dripping, hungUp));
            var address = "http://idp.example.test:" + dripping.getLocalPort();
            var egress =
                    egress(
                            host -> List.of(HERE),
                            Duration.ofMillis(500),
                            SSLContext::getDefault,
                            address);

            assertThat(code(egress, address + "/")).isEqualTo("egress/unreachable");
            assertThat(hungUp.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// Begins an answer and never ends it; learns of the hanging up by the end of what it reads.
    private static void drip(ServerSocket listening, CompletableFuture<Boolean> hungUp) {
        try (var socket = listening.accept()) {
            socket.getOutputStream()
                    .write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"
                                    .getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            hungUp.complete(true);
        } catch (IOException reset) {
            hungUp.complete(true);
        }
    }

    @Test
    void a_look_up_that_never_ends_is_given_up() {
        var never = new CompletableFuture<List<InetAddress>>();
        var egress = egress(_ -> never.join(), Duration.ofMillis(200), SSLContext::getDefault);

        assertThat(code(egress, "https://slow.example.com/")).isEqualTo("egress/unreachable");
        never.complete(List.of());
    }

    @Test
    void who_does_not_listen_is_not_reached() throws IOException {
        int closed;
        try (var once = new ServerSocket(0, 1, HERE)) {
            closed = once.getLocalPort();
        }
        var address = "http://idp.example.test:" + closed;

        assertThat(code(egress(host -> List.of(HERE), address), address + "/"))
                .isEqualTo("egress/unreachable");
    }

    @Test
    void a_header_is_one_line() {
        assertThatThrownBy(() -> Call.get("https://example.com").with("X", "a\r\nB: c"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// The connection goes to the checked address; name and certificate are those of the host.
    @Shows("W-1")
    @Test
    void certificates_are_checked_against_the_name(@TempDir Path folder) throws Exception {
        var context = certificateFor("idp.example.test", folder);
        var secure = HttpsServer.create(ANY_PORT, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        secure.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
        secure.start();
        try {
            var port = secure.getAddress().getPort();
            var right = "https://idp.example.test:" + port;
            var wrong = "https://other.example.test:" + port;
            Resolver here = host -> List.of(HERE);
            var trusting = egress(here, Duration.ofSeconds(20), () -> context, right, wrong);

            assertThat(trusting.send(Call.get(right)).status()).isEqualTo(204);
            assertThat(code(trusting, wrong)).isEqualTo("egress/unreachable");
            assertThat(code(egress(here, right), right)).isEqualTo("egress/unreachable");
        } finally {
            secure.stop(0);
        }
    }

    private static SSLContext certificateFor(String host, Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("keys.p12");
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + host,
                                "-ext",
                                "SAN=dns:" + host,
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                "changeit")
                        .redirectErrorStream(true)
                        .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        var password = "changeit".toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", store.getCertificate("mykey"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
