package io.lianke.console;

import io.lianke.access.Open;
import io.lianke.shared.web.SecurityHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Every address of the console is the one page; its router shows the right part. Each answer
/// carries a fresh nonce, without which no style element of ours and no script of anybody's runs.
@Controller
class ConsoleController {
    private static final String PLACEHOLDER = "__CSP_NONCE__";
    private static final int NONCE_BYTES = 18;

    private final SecureRandom random = new SecureRandom();
    private final @Nullable String page = load();

    private static @Nullable String load() {
        var file = new ClassPathResource("static/index.html");
        if (!file.exists()) {
            return null;
        }
        try (var in = file.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Open(
            value = Open.To.ANYONE,
            why = "the page holds no data; what it asks for is decided at each request")
    @GetMapping(
            value = {
                "/",
                "/{path:^(?!api$|assets$|actuator$|v1$)[^.]*}",
                "/{path:^(?!api$|assets$|actuator$|v1$)[^.]*}/**"
            })
    ResponseEntity<String> page(HttpServletResponse response) {
        if (page == null) {
            throw ConsoleProblem.notBuilt();
        }
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        response.setHeader(SecurityHeaders.POLICY, policy(nonce));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page.replace(PLACEHOLDER, nonce));
    }

    private static String policy(String nonce) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' 'nonce-" + nonce + "'",
                "style-src 'self' 'nonce-" + nonce + "'",
                "style-src-attr 'unsafe-inline'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                "manifest-src 'self'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "require-trusted-types-for 'script'",
                "trusted-types lianke");
    }
}
