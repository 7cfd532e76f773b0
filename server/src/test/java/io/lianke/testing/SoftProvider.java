package io.lianke.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// An OpenID provider that says whatever a test wants it to. It is written from the standards and
/// not with the library that Lianke reads it with, so that the two check each other. All of them
/// are at one address, which the tests' Lianke may call; each has a path of its own.
public final class SoftProvider {
    public static final String CLIENT = "lianke";
    public static final String SECRET = "a secret between the two of them";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, SoftProvider> ALL = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = serve();

    private final String path = "/" + UUID.randomUUID();
    private final KeyPair pair = newPair();

    /// What it says of itself, and its public keys; a test may change both before they are asked
    /// for.
    public final Map<String, Object> metadata = new LinkedHashMap<>();

    public final List<Map<String, Object>> keys = new ArrayList<>();

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private record Grant(Map<String, String> asked, Map<String, Object> answer) {}

    public SoftProvider() {
        metadata.put("issuer", issuer());
        metadata.put("authorization_endpoint", issuer() + "/authorize");
        metadata.put("token_endpoint", issuer() + "/token");
        metadata.put("jwks_uri", issuer() + "/keys");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256", "HS256"));
        keys.add(publicKey("one", pair));
        ALL.put(path, this);
    }

    private static HttpServer serve() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", SoftProvider::answer);
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Scheme, host and port of all of them.
    public static String host() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    public String issuer() {
        return host() + path;
    }

    public static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Map<String, Object> publicKey(String id, KeyPair pair) {
        var key = (RSAPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                id,
                "n",
                base64(unsigned(key.getModulus())),
                "e",
                base64(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The parameters of the address that a browser was sent to.
    public static Map<String, String> asked(String address) {
        return form(URI.create(address).getRawQuery());
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(
                        Collectors.toMap(
                                pair -> pair[0],
                                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /// What an honest ID token says of somebody who came by that address.
    public Map<String, Object> claims(String address, String subject) {
        var now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer());
        claims.put("aud", CLIENT);
        claims.put("sub", subject);
        claims.put("nonce", asked(address).get("nonce"));
        claims.put("iat", now);
        claims.put("exp", now + 300);
        claims.put("email", subject + "@provider.example");
        return claims;
    }

    /// An ID token as it should be.
    public String token(Map<String, Object> claims) {
        return token(Map.of("alg", "RS256", "kid", "one"), claims, pair.getPrivate());
    }

    public static String token(
            Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        try {
            var text = unsigned(header, claims);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Head and body of a token, without its signature.
    public static String unsigned(Map<String, Object> header, Map<String, Object> claims) {
        return base64(JSON.writeValueAsBytes(header))
                + "."
                + base64(JSON.writeValueAsBytes(claims));
    }

    public KeyPair pair() {
        return pair;
    }

    /// Has somebody say yes at the provider.
    ///
    /// @param address where Lianke sent the browser
    /// @return the code that the browser brings back
    public String grant(String address, String idToken) {
        return grant(address, Map.of("id_token", idToken));
    }

    public String grant(String address, Map<String, Object> more) {
        var answer = new LinkedHashMap<String, Object>(more);
        answer.put("access_token", "worth nothing here");
        answer.put("token_type", "Bearer");
        var code = UUID.randomUUID().toString();
        grants.put(code, new Grant(asked(address), answer));
        return code;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var end = path.indexOf('/', 1);
        var provider = ALL.get(end < 0 ? path : path.substring(0, end));
        var what = end < 0 ? "" : path.substring(end);
        if (provider == null) {
            send(exchange, 404, Map.of());
            return;
        }
        switch (what) {
            case "/.well-known/openid-configuration" -> send(exchange, 200, provider.metadata);
            case "/keys" -> send(exchange, 200, Map.of("keys", provider.keys));
            case "/token" -> provider.redeem(exchange);
            default -> send(exchange, 404, Map.of());
        }
    }

    /// RFC 6749, section 4.1.3 with RFC 7636, section 4.6: a code is good once, for the client it
    /// was given to, with what only the one who asked for it knows.
    private void redeem(HttpExchange exchange) throws IOException {
        var form =
                form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var grant = grants.remove(form.getOrDefault("code", ""));
        var good =
                grant != null
                        && basic().equals(exchange.getRequestHeaders().getFirst("Authorization"))
                        && Objects.equals(
                                grant.asked().get("redirect_uri"), form.get("redirect_uri"))
                        && "S256".equals(grant.asked().get("code_challenge_method"))
                        && hash(form.getOrDefault("code_verifier", ""))
                                .equals(grant.asked().get("code_challenge"));
        if (good) {
            send(exchange, 200, grant.answer());
        } else {
            send(exchange, 400, Map.of("error", "invalid_grant"));
        }
    }

    private static String basic() {
        var both = CLIENT + ":" + SECRET.replace(' ', '+');
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String verifier) {
        try {
            return base64(
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> body)
            throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
