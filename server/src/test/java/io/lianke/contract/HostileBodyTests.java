package io.lianke.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// I-3: whatever stands in a body, the answer is a refusal in the caller's words, never a fault of
/// ours.
@Timeout(120)
class HostileBodyTests extends ServerTests {
    private static final List<String> DOORS =
            List.of(
                    "POST /api/v1/session",
                    "POST /api/v1/setup",
                    "POST /api/v1/members",
                    "POST /api/v1/api-keys",
                    "PUT /api/v1/tenant");
    private static final String GOOD = "{\"name\":\"%s\",\"role\":\"read_only\"}";

    private static Map<String, byte[]> bodies() {
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("nothing", "");
        bodies.put("null", "null");
        bodies.put("a list", "[]");
        bodies.put("a text", "\"x\"");
        bodies.put("a number", "1");
        bodies.put("cut off", "{\"name\":\"x");
        bodies.put("trailing garbage", GOOD.formatted("x") + "}");
        bodies.put("two documents", GOOD.formatted("x") + GOOD.formatted("y"));
        bodies.put("trailing comma", "{\"name\":\"x\",}");
        bodies.put("comment", "{/* */\"name\":\"x\"}");
        bodies.put("single quotes", "{'name':'x'}");
        bodies.put("NaN", "{\"name\":NaN}");
        bodies.put("infinity", "{\"version\":-Infinity}");
        bodies.put("twice the same", "{\"name\":\"x\",\"name\":\"y\",\"role\":\"owner\"}");
        bodies.put("unknown field", "{\"name\":\"x\",\"role\":\"owner\",\"admin\":true}");
        bodies.put("polymorphic", "{\"@class\":\"java.lang.Runtime\"}");
        bodies.put("an object for a text", "{\"name\":{\"a\":1},\"role\":\"owner\"}");
        bodies.put("a list for a text", "{\"name\":[],\"role\":\"owner\"}");
        bodies.put("a NUL", GOOD.formatted("a\\u0000b"));
        bodies.put("a raw NUL", GOOD.formatted("a\u0000b"));
        bodies.put("a lone high surrogate", GOOD.formatted("\\ud800"));
        bodies.put("a lone low surrogate", GOOD.formatted("\\udc00x"));
        bodies.put("half a pair", GOOD.formatted("\\ud83dx"));
        bodies.put("unknown escape", GOOD.formatted("\\x00"));
        bodies.put("long digits", "{\"version\":" + "9".repeat(1_000) + "}");
        bodies.put("large exponent", "{\"version\":1e999999999}");
        bodies.put("long text", GOOD.formatted("x".repeat(1_500_000)));
        bodies.put("long name", "{\"" + "x".repeat(1_000) + "\":1}");
        bodies.put("many fields", manyFields());
        for (int depth : new int[] {33, 1_000, 100_000}) {
            bodies.put(
                    "depth " + depth, "{\"name\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
        }
        var all = new LinkedHashMap<String, byte[]>();
        bodies.forEach((name, body) -> all.put(name, body.getBytes(StandardCharsets.UTF_8)));
        all.put("bad UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        all.put(
                "overlong UTF-8",
                new byte[] {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'});
        all.put("UTF-16", GOOD.formatted("").getBytes(StandardCharsets.UTF_16));
        all.put("10 MB", GOOD.formatted("x".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8));
        return all;
    }

    private static String manyFields() {
        var text = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            text.append("\"f").append(i).append("\":1,");
        }
        return text.append("\"name\":\"x\"}").toString();
    }

    private Http.Answer send(Http caller, String door, byte[] body, boolean chunked) {
        var space = door.indexOf(' ');
        var publisher =
                chunked
                        ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                        : BodyPublishers.ofByteArray(body);
        return caller.send(
                caller.request(door.substring(space + 1))
                        .header("Content-Type", "application/json")
                        .method(door.substring(0, space), publisher));
    }

    @Test
    void every_door_refuses_every_hostile_body() {
        var wrong = new ArrayList<String>();
        for (var body : bodies().entrySet()) {
            for (var door : DOORS) {
                var answer = send(owner, door, body.getValue(), body.getKey().startsWith("depth"));
                if (!List.of(400, 413, 422).contains(answer.status())
                        || answer.code().isEmpty()
                        || answer.text().contains("io.lianke")
                        || answer.text().length() > 2_000) {
                    wrong.add(door + " with " + body.getKey() + ": " + answer.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_body_over_the_limit_is_refused_however_it_comes() {
        var body = GOOD.formatted("x".repeat(2_100_000)).getBytes(StandardCharsets.UTF_8);

        var told = send(owner, "POST /api/v1/api-keys", body, false);
        var chunked = send(owner, "POST /api/v1/api-keys", body, true);

        assertThat(told.status()).isEqualTo(413);
        assertThat(chunked.status()).isIn(400, 413);
        assertThat(told.code()).isEqualTo("request/content-too-large");
    }

    @Test
    void blanks_count_too() {
        var body = ("{" + " ".repeat(2_100_000) + "}").getBytes(StandardCharsets.UTF_8);

        assertThat(send(owner, "POST /api/v1/api-keys", body, true).code())
                .isEqualTo("request/content-too-large");
    }

    @Test
    void a_compressed_body_is_not_unpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(GOOD.formatted("x").getBytes(StandardCharsets.UTF_8));
        }

        var answer =
                owner.send(
                        owner.request("/api/v1/api-keys")
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("request/content-encoding");
    }

    @Test
    void files_are_taken_at_their_doors_only() {
        var answer = owner.upload("/api/v1/api-keys", "a.csv", new byte[10], null);

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void a_mark_of_the_byte_order_and_wide_characters_are_welcome() {
        var body =
                ("\ufeff" + GOOD.formatted("\u8fde\u5ba2 \\ud83d\\ude00"))
                        .getBytes(StandardCharsets.UTF_8);

        var answer = send(owner, "POST /api/v1/api-keys", body, false);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().at("/apiKey/name").asString())
                .isEqualTo("\u8fde\u5ba2 \ud83d\ude00");
    }

    @Test
    void queries_and_paths_are_refused_the_same_way() {
        for (var path :
                List.of(
                        "/api/v1/audit?pageToken=%00",
                        "/api/v1/audit?pageToken=%ff%fe",
                        "/api/v1/audit?pageToken=AAAA",
                        "/api/v1/audit?pageSize=NaN",
                        "/api/v1/audit?pageSize=99999999999999999999",
                        "/api/v1/audit?pageSize=%zz")) {
            assertThat(owner.get(path.replace("%zz", "%25zz")).status()).as(path).isIn(400, 422);
        }
        assertThat(owner.delete("/api/v1/api-keys/%01").status()).isIn(400, 422);
        assertThat(owner.delete("/api/v1/api-keys/not-an-id").status()).isIn(400, 404, 422);
    }
}
