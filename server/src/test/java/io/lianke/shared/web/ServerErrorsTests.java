package io.lianke.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.RawHttp;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import tools.jackson.databind.json.JsonMapper;

class ServerErrorsTests {

    /// The web server is asked to stop while it reads a request's first line.
    @Test
    void a_request_cut_short_by_a_stop_is_told_so() {
        var answer = ask(StoppingProtocol.class);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("Retry-After", "30");
        assertThat(answer.body()).contains("\"code\":\"service/stopping\"");
    }

    @Test
    void a_request_without_a_host_is_the_callers_mistake() {
        var answer = ask(Http11NioProtocol.class);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).doesNotContainKey("Retry-After");
        assertThat(answer.body()).contains("\"code\":\"request/bad-request\"");
    }

    private static RawHttp.Answer ask(Class<? extends Http11NioProtocol> protocol) {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setProtocol(protocol.getName());
        new ServerErrors()
                .unreadableRequests(new ProblemDocuments(JsonMapper.shared()))
                .customize(factory);
        var server = factory.getWebServer();
        server.start();
        try {
            return RawHttp.send(server.getPort(), "GET / HTTP/1.1");
        } finally {
            server.stop();
        }
    }

    /// Is paused once it was asked: before a request's first line it is not, after it it is.
    public static final class StoppingProtocol extends Http11NioProtocol {
        private final AtomicBoolean asked = new AtomicBoolean();

        @Override
        public boolean isPaused() {
            return asked.getAndSet(true);
        }
    }
}
