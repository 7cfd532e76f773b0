package io.lianke.shared.web;

import io.lianke.shared.RequestProblem;
import io.lianke.shared.ServiceProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// What the web server and the firewall let through, and their answers for what they do not.
@Configuration(proxyBeanMethods = false)
class ServerErrors {
    /// Of an answer that its client does not take, the operating system holds so much; without a
    /// word it would be megabytes for each.
    private static final int UNREAD_BYTES_MAX = 256 * 1024;

    @Bean
    RequestRejectedHandler firewallAnswer(ProblemDocuments problems) {
        return (request, response, _) ->
                problems.write(
                        RequestProblem.malformed("the request is not in a form we take"),
                        request,
                        response);
    }

    /// Shops number their orders `2026/0001` and `50%`, so a part of a path may hold an encoded
    /// slash or percent sign. Rights hang on the method that is called, never on how its path is
    /// spelled.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory ->
                factory.addConnectorCustomizers(connector ->
                        connector.setEncodedSolidusHandling(
                                EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slowClients(
            TomcatServerProperties tomcat) {
        return factory -> {
            factory.setProtocol(SlowHeads.class.getName());
            factory.addConnectorCustomizers(connector ->
                    connector.setProperty("socket.txBufSize", String.valueOf(UNREAD_BYTES_MAX)));
            factory.addEngineValves(new SlowBodies(tomcat.getMaxSwallowSize().toBytes()));
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableRequests(
            ProblemDocuments problems) {
        return factory ->
                factory.addContextCustomizers(context -> {
                    var host = (StandardHost) context.getParent();
                    // Told which one it has, the host adds none of its own.
                    host.setErrorReportValveClass(ErrorValve.class.getName());
                    host.getPipeline().addValve(new ErrorValve(problems));
                });
    }

    /// The web server's own error page.
    private static final class ErrorValve extends ErrorReportValve {
        private final ProblemDocuments problems;

        ErrorValve(ProblemDocuments problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var problem =
                    isCutShort(request)
                            ? ServiceProblem.stopping()
                            : ProblemDocuments.standard(status);
            response.setStatus(problem.status());
            var retry = problem.retryAfterSeconds();
            if (retry != null) {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(retry));
            }
            var id = UUID.randomUUID().toString();
            SecurityHeaders.write(response::setHeader, request.isSecure());
            response.setHeader(Correlation.HEADER, id);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            try {
                response.getOutputStream().write(problems.unreadable(problem, id));
                response.finishResponse();
            } catch (IOException _) {
                // Nobody is there any more to be told.
                response.setSuspended(true);
            }
        }

        /// Whether the connector was paused after the first line: the headers were left unread
        /// then, and the status complains that there is no `Host`.
        private static boolean isCutShort(Request request) {
            return request.getCoyoteRequest().getMimeHeaders().size() == 0
                    && request.getConnector().getProtocolHandler()
                            instanceof AbstractProtocol<?> protocol
                    && protocol.isPaused();
        }
    }
}
