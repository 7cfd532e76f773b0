package io.lianke.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.RawHttp;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/// Who a request comes from, behind proxies and behind none.
class ProxyTests extends ServerTests {
    private static final String SPOOFED = "198.51.100.77";

    private static final List<String> HEADERS =
            List.of(
                    "X-Forwarded-For: " + SPOOFED,
                    "X-Forwarded-For: " + SPOOFED + ", 127.0.0.1",
                    "X-Forwarded-For: 127.0.0.1, " + SPOOFED,
                    "x-forwarded-for: " + SPOOFED,
                    "X-Forwarded-For: [::ffff:" + SPOOFED + "]",
                    "X-Forwarded-For: " + SPOOFED + ":443",
                    "Forwarded: for=" + SPOOFED,
                    "Forwarded: for=\"" + SPOOFED + "\";proto=https;by=127.0.0.1",
                    "X-Real-IP: " + SPOOFED,
                    "X-Client-IP: " + SPOOFED,
                    "X-Cluster-Client-IP: " + SPOOFED,
                    "X-Original-Forwarded-For: " + SPOOFED,
                    "X-Originating-IP: " + SPOOFED,
                    "X-Remote-IP: " + SPOOFED,
                    "X-Remote-Addr: " + SPOOFED,
                    "True-Client-IP: " + SPOOFED,
                    "CF-Connecting-IP: " + SPOOFED,
                    "CF-Connecting-IPv6: ::ffff:" + SPOOFED,
                    "Fastly-Client-IP: " + SPOOFED,
                    "X-ProxyUser-Ip: " + SPOOFED,
                    "Client-IP: " + SPOOFED,
                    "Via: 1.1 " + SPOOFED);

    @Shows("W-5")
    @Test
    void nobodys_headers_are_believed_by_default() throws SQLException {
        var browser = anonymous();
        browser.get("/api/v1/setup");
        for (var header : HEADERS) {
            var colon = header.indexOf(':');
            for (var password : List.of("wrong-and-long-enough", World.PASSWORD)) {
                browser.send(
                        browser.request("/api/v1/session")
                                .header("Content-Type", "application/json")
                                .header(header.substring(0, colon), header.substring(colon + 2))
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"email\":\"%s\",\"password\":\"%s\"}"
                                                        .formatted(world.ownerEmail(), password))));
            }
        }

        assertThat(HEADERS).hasSizeGreaterThanOrEqualTo(20);
        for (var table : List.of("access.sessions", "access.attempts", "audit.entries")) {
            assertThat(rowsWith(table, SPOOFED)).as(table).isZero();
        }
        assertThat(rowsWith("access.sessions", "127.0.0.1")).isPositive();
    }

    private int rowsWith(String table, String text) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select count(*) from " + table + " t where t::text like ?")) {
            statement.setString(1, "%" + text + "%");
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
    static class Echo {
        @Bean
        ServletRegistrationBean<HttpServlet> echo() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected void doGet(
                                HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            response.getWriter()
                                    .print(request.getRemoteAddr() + " " + request.getScheme());
                        }
                    },
                    "/");
        }
    }

    /// What a server that trusts these proxies makes of a request from this machine.
    private static List<String> seen(String proxies, List<String> headers) {
        var application = new SpringApplication(Echo.class);
        application.addListeners(new ExposureCheck());
        try (var context =
                (ServletWebServerApplicationContext)
                        application.run(
                                "--server.port=0",
                                "--LIANKE_TRUSTED_PROXIES=" + proxies,
                                "--logging.level.root=warn")) {
            var port = Objects.requireNonNull(context.getWebServer()).getPort();
            var answers = new ArrayList<String>();
            for (var header : headers) {
                answers.add(RawHttp.send(port, "GET / HTTP/1.1", "Host: localhost", header).body());
            }
            return answers;
        }
    }

    @Shows("W-5")
    @Test
    void a_named_proxy_is_believed_and_what_its_client_made_up_is_not() {
        assertThat(
                        seen(
                                "127.0.0.1,10.0.0.0/8",
                                List.of(
                                        "X-Forwarded-For: 192.0.2.5",
                                        "X-Forwarded-For: " + SPOOFED + ", 192.0.2.5",
                                        "X-Forwarded-For: " + SPOOFED + ", 192.0.2.5, 10.1.1.1",
                                        "X-Forwarded-Proto: https",
                                        "Forwarded: for=" + SPOOFED,
                                        "X-Real-IP: " + SPOOFED)))
                .containsExactly(
                        "192.0.2.5 http",
                        "192.0.2.5 http",
                        "192.0.2.5 http",
                        "127.0.0.1 https",
                        "127.0.0.1 http",
                        "127.0.0.1 http");
    }

    @Shows("W-5")
    @Test
    void beside_a_named_proxy_nobody_is_believed() {
        assertThat(seen("10.0.0.5", HEADERS)).containsOnly("127.0.0.1 http");
    }
}
