package io.lianke.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.shared.web.Correlation;
import io.lianke.testing.RawHttp;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What the log says, and what it never says.
@ExtendWith(OutputCaptureExtension.class)
class LogTests extends ServerTests {
    private static final Logger log = LoggerFactory.getLogger(LogTests.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORGED = "somebody signed in as root";

    /// Ends of lines as they have been smuggled into logs, and a line of our own make behind each.
    private static final List<String> ENDS =
            List.of(
                    "\r\n",
                    "\n",
                    "\r",
                    "\u0085",
                    "\u2028",
                    "\u2029",
                    "\u000b",
                    "\f",
                    "\\n",
                    "\\r\\n",
                    "%0d%0a",
                    "%0a",
                    "%250a",
                    "%E2%80%A8",
                    "\u001b[2K\r",
                    "\"}\n");

    private static final List<String> PLANTED =
            List.of(
                    "correct-horse-battery-42",
                    "lk_plantedPlantedPlanted0123456789",
                    "13987654321",
                    "planted.person@mail.example.com",
                    "q7RtY2uI8oP1aSdF4gHjK5lZxCvB6nM3wEr9TyUi0Op");

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    private static String payload(String end) {
        return "x" + end + "{\"message\":\"" + FORGED + "\",\"level\":\"ERROR\"}";
    }

    @Shows("U-5")
    @Test
    void no_line_is_forged(CapturedOutput output) {
        for (var end : ENDS) {
            var text = payload(end);
            log.atWarn()
                    .addKeyValue("name", text)
                    .setCause(new IllegalStateException(text))
                    .log(text);
            var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
            owner.get("/api/v1/customers/" + encoded);
            owner.get("/api/v1/search?q=" + encoded);
            owner.post("/api/v1/customers", JSON.writeValueAsString(Map.of("displayName", text)));
            for (var header :
                    List.of("Host", "User-Agent", "Referer", "X-Forwarded-Host", "Cookie")) {
                hostile("GET /api/v1/setup HTTP/1.1", header + ": " + text);
            }
            hostile("GET /" + text + " HTTP/1.1", "Accept: */*");
        }

        assertThat(output.getAll().lines().filter(line -> line.contains(FORGED)).toList())
                .hasSizeGreaterThanOrEqualTo(ENDS.size())
                .allSatisfy(line -> {
                    assertThat(parsed(line).path("logger_name").asString("")).isNotEmpty();
                    assertThat(parsed(line).path("message").asString("")).isNotEqualTo(FORGED);
                });
    }

    private void hostile(String line, String header) {
        try {
            RawHttp.send(port(), line, "Host: localhost", header);
        } catch (IllegalStateException _) {
            // A first line cut in two is answered as HTTP of 1991, without a head.
        }
    }

    @Shows("U-5")
    @Test
    void a_line_has_the_id_of_its_answer(CapturedOutput output) throws Exception {
        var answer = new MockHttpServletResponse();
        new Correlation()
                .doFilter(
                        new MockHttpServletRequest("GET", "/api/v1/x"),
                        answer,
                        (_, _) -> log.warn("told within a request"));

        assertThat(output.getAll().lines().map(LogTests::parsed))
                .filteredOn(
                        line -> line.path("message").asString("").equals("told within a request"))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.path("correlationId").asString(""))
                                .isEqualTo(answer.getHeader(Correlation.HEADER))
                                .hasSize(36));
    }

    @Shows({"U-5", "S-2"})
    @Test
    void secrets_and_people_stand_in_no_log_and_in_no_error(CapturedOutput output) {
        var answers = new StringBuilder();
        var errors = 0;
        for (var planted : PLANTED) {
            for (var body :
                    List.of(
                            "{\"password\":\"" + planted + "\"",
                            "{\"password\":" + planted + "}",
                            "{\"password\":[\"" + planted + "\"]}",
                            "[\"" + planted + "\"]")) {
                for (var path :
                        List.of(
                                "/api/v1/session",
                                "/api/v1/setup",
                                "/api/v1/members",
                                "/api/v1/api-keys",
                                "/api/v1/customers",
                                "/api/v1/me:changePassword",
                                "/api/v1/invitations:accept",
                                "/api/v1/exports")) {
                    var answer = owner.post(path, body);
                    errors += answer.status() >= 400 ? 1 : 0;
                    answers.append(answer.text());
                }
            }
            for (var header : List.of("Authorization: Bearer ", "Cookie: lianke-session=")) {
                for (var path : List.of("/api/v1/members", "/api/v1/nowhere", "/api/v1/<x>")) {
                    var answer =
                            RawHttp.send(
                                    port(),
                                    "GET " + path + " HTTP/1.1",
                                    "Host: localhost",
                                    header + planted);
                    errors += answer.status() >= 400 ? 1 : 0;
                    answers.append(answer.body());
                }
            }
            log.atError()
                    .addKeyValue("key", "token=" + planted)
                    .setCause(new IllegalStateException("password=" + planted))
                    .log("authorization: Bearer {}", planted);
        }

        assertThat(errors).isGreaterThanOrEqualTo(180);
        assertThat(output.getAll()).contains("[secret]").doesNotContain(PLANTED);
        assertThat(answers.toString()).doesNotContain(PLANTED);
    }

    @Shows("S-2")
    @Test
    void nobody_is_told_the_environment_or_the_memory() {
        for (var path :
                List.of("env", "heapdump", "threaddump", "configprops", "beans", "loggers")) {
            assertThat(anonymous().get("/actuator/" + path).status()).as(path).isEqualTo(404);
            assertThat(owner.get("/actuator/" + path).status()).as(path).isEqualTo(404);
        }
    }
}
