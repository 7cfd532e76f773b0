package io.lianke.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A caller of the API: a program with a key, a browser with cookies, or nobody in particular.
public final class Http {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final String base;
    private final @Nullable String key;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;

    private Http(int port, @Nullable String key) {
        this.base = "http://localhost:" + port;
        this.key = key;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    public static Http program(int port, String key) {
        return new Http(port, key);
    }

    public static Http anonymous(int port) {
        return new Http(port, null);
    }

    /// A browser that holds a session's cookie.
    public static Http browser(int port, String sessionToken) {
        var browser = new Http(port, null);
        var cookie = new HttpCookie("lianke-session", sessionToken);
        cookie.setPath("/");
        cookie.setVersion(0);
        browser.cookies.getCookieStore().add(URI.create(browser.base), cookie);
        return browser;
    }

    /// Has this browser hold another cookie.
    public void cookie(URI of, HttpCookie cookie) {
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(of, cookie);
    }

    /// What came back; `body` is a missing node when it was not JSON.
    public record Answer(int status, HttpHeaders headers, String text, JsonNode body) {
        public String code() {
            return body.path("code").asString("");
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer send(String method, String path, @Nullable String json) {
        if (!method.equals("GET")) {
            ensureToken();
        }
        var body =
                json == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(json);
        var request = request(path).method(method, body);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request);
    }

    /// A form with a file and a text part, as the import door takes it.
    public Answer upload(String path, String fileName, byte[] content, @Nullable String spec) {
        return upload(path, fileName, content, spec, null);
    }

    /// The same with an idempotency key.
    public Answer upload(
            String path,
            String fileName,
            byte[] content,
            @Nullable String spec,
            @Nullable String idempotencyKey) {
        ensureToken();
        var boundary = "lianke-" + UUID.randomUUID();
        var head =
                "--"
                        + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var tail =
                "\r\n"
                        + (spec == null
                                ? ""
                                : "--"
                                        + boundary
                                        + "\r\nContent-Disposition: form-data; name=\"spec\"\r\n"
                                        + "Content-Type: application/json\r\n\r\n"
                                        + spec
                                        + "\r\n")
                        + "--"
                        + boundary
                        + "--\r\n";
        var parts =
                HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString(tail));
        var request =
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(parts);
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        csrfToken().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    /// A browser has its token from the page it stands on.
    private void ensureToken() {
        if (key == null && csrfToken().isEmpty()) {
            get("/api/v1/setup");
        }
    }

    private Optional<String> csrfToken() {
        return cookies.getCookieStore().get(URI.create(base)).stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            var body = json ? JSON.readTree(response.body()) : MissingNode.getInstance();
            return new Answer(response.statusCode(), response.headers(), response.body(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
