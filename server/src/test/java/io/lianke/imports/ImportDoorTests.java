package io.lianke.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.testing.RawHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What comes in through the door: files of strangers, specs that are wrong, and the wizard's
/// calls.
class ImportDoorTests extends ImportTests {

    @Test
    void a_body_that_ends_before_its_last_part_is_told_as_that() {
        var parts = "--b\r\nContent-Disposition: form-data; name=\"spec\"\r\n\r\n{}";
        var key = world.key(Role.OWNER);

        for (int length : new int[] {0, 5, 40, parts.length()}) {
            var body = parts.substring(0, length);
            var answer =
                    RawHttp.send(
                            port(),
                            utf8(
                                    """
                                    POST /api/v1/imports HTTP/1.1\r
                                    Host: localhost\r
                                    Connection: close\r
                                    Authorization: Bearer %s\r
                                    Content-Type: multipart/form-data; boundary=b\r
                                    Content-Length: %d\r
                                    \r
                                    %s\
                                    """
                                            .formatted(key, length, body)));

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("imports/part-missing");
        }
    }

    @Test
    void hostile_files_are_refused_or_fail_by_row_and_never_break_anything() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("empty", new byte[0]);
        files.put("only a header", utf8(HEADER));
        files.put("nul bytes", utf8(HEADER + "1,2011-01-05 12:00,A\0B,La\0mp,1,1,x,UK\n"));
        files.put("unclosed quote", utf8(HEADER + "1,\"2011-01-05 12:00,A,Lamp,1,1,x,UK\n"));
        files.put(
                "random bytes",
                new java.util.Random(3)
                        .ints(5_000, 0, 256)
                        .collect(ByteArrayOutputStream::new, (out, b) -> out.write(b), (_, _) -> {})
                        .toByteArray());
        files.put("10,000 columns", utf8("c,".repeat(10_000) + "\n"));
        files.put("duplicate headers", utf8("order,order,at,at\n1,2,3,4\n"));
        files.put(
                "mixed line ends",
                utf8(HEADER + "1,2011-01-05 12:00,A,Lamp,1,1,x,UK\r\r\n\n2,x\r"));
        files.put("bidi and homoglyphs", utf8("\u202Eorder,\u0430t,sku\n1,2,3\n"));
        files.put(
                "utf-16",
                (HEADER + "1,2011-01-05 12:00,A,灯,1,1,x,UK\n").getBytes(StandardCharsets.UTF_16));
        files.put(
                "gb18030",
                (HEADER + "1,2011-01-05 12:00,A,灯,1,1,x,UK\n")
                        .getBytes(Charset.forName("GB18030")));
        files.put("a zip", zip("../../evil.csv", utf8("a,b\n1,2\n")));
        files.put("broken zip", java.util.Arrays.copyOf(zip("x", new byte[5_000]), 60));
        files.put("pdf", utf8("%PDF-1.7\n"));
        files.put("html", utf8("<html><table><tr><td>order</td></tr></table></html>"));
        files.put(
                "a huge cell",
                utf8(HEADER + "1,2011-01-05 12:00,A," + "x".repeat(2_000_000) + ",1,1,x,UK\n"));
        files.put(
                "huge numbers",
                utf8(HEADER + "1,2011-01-05 12:00,A,x," + "9".repeat(500) + ",1e999999999,x,UK\n"));

        files.forEach((name, file) -> {
            var answer = owner.upload("/api/v1/imports", "../../" + name + ".csv", file, spec());
            assertThat(answer.status()).as(name + " " + answer.text()).isIn(201, 400, 413, 422);
            if (answer.status() == 201) {
                var ended = ended(owner, answer.body().path("id").asString());
                assertThat(ended.path("state").asString()).as(name).isIn("done", "failed");
                assertThat(ended.at("/problem/code").asString(""))
                        .as(name)
                        .doesNotStartWith("service/");
                var errors =
                        owner.get("/api/v1/imports/" + ended.path("id").asString() + "/errors");
                assertThat(errors.status()).as(name).isIn(200, 422);
            } else {
                assertThat(answer.code()).as(name).matches("(imports|request)/.+");
                assertThat(answer.body().path("title").asString()).as(name).isNotEmpty();
            }
        });
    }

    @Test
    void a_wrong_spec_is_told_field_by_field() {
        var spec =
                """
                {"kind":"orders","mapping":{"orderId":"order","nonsense":"at","sku":"missing"},"zone":"Mars/Olympus"}
                """;

        var answer = owner.upload("/api/v1/imports", "f.csv", utf8(HEADER), spec);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsString("code"))
                .contains("imports/unknown-target", "imports/unknown-zone");
        assertThat(answer.body().path("errors").findValuesAsString("detail"))
                .noneMatch(detail -> detail.contains("{") || detail.startsWith("imports/"));
    }

    @Test
    void a_missing_part_and_a_spec_that_is_no_json_are_refused() {
        assertThat(owner.upload("/api/v1/imports", "f.csv", utf8(HEADER), null).code())
                .isEqualTo("imports/part-missing");
        assertThat(owner.upload("/api/v1/imports", "f.csv", utf8(HEADER), "{nope").code())
                .isEqualTo("imports/bad-spec");
        assertThat(
                        owner.upload("/api/v1/imports", "f.csv", utf8(HEADER), "{\"surprise\":1}")
                                .code())
                .isEqualTo("imports/bad-spec");
    }

    @Test
    void a_file_is_inspected_mapped_by_itself_and_imported() {
        var file =
                owner.upload(
                        "/api/v1/import-files",
                        "../sales/Orders 1.csv",
                        utf8(
                                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
                                        + "536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"),
                        null);
        assertThat(file.status()).as(file.text()).isEqualTo(201);
        assertThat(file.body().path("name").asString()).isEqualTo("Orders 1.csv");
        assertThat(file.body().path("columns").size()).isEqualTo(8);
        assertThat(file.body().at("/sample/0/1").asString()).isEqualTo("85123A");
        assertThat(file.body().path("rowsEstimate").asInt()).isEqualTo(1);

        var id = file.body().path("fileId").asString();
        var proposed =
                owner.post("/api/v1/import-files/" + id + ":propose", "{\"kind\":\"orders\"}");
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(200);
        assertThat(proposed.body().at("/spec/mapping/orderId").asString()).isEqualTo("InvoiceNo");
        assertThat(proposed.body().path("remembered").asBoolean()).isFalse();

        var started =
                owner.post(
                        "/api/v1/imports",
                        "{\"fileId\":\""
                                + id
                                + "\",\"spec\":"
                                + proposed.body().path("spec")
                                + "}");
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        assertRows(ended(owner, started.body().path("id").asString()), 1, 0, 0);

        var again = owner.post("/api/v1/import-files/" + id + ":propose", "{\"kind\":\"orders\"}");
        assertThat(again.body().path("remembered").asBoolean()).isTrue();
        assertThat(owner.get("/api/v1/import-mappings").body().path("items").size()).isEqualTo(1);
    }

    @Test
    void the_same_idempotency_key_starts_one_import() {
        var first = keyed(spec());
        var second = keyed(spec());
        var other = keyed(spec("\"source\":\"other\""));

        assertThat(second).isEqualTo(first);
        assertThat(other).isEqualTo("imports/idempotency-key-reused");
        assertThat(owner.get("/api/v1/imports").body().path("items").size()).isEqualTo(1);
    }

    private String keyed(String spec) {
        var answer = owner.upload("/api/v1/imports", "f.csv", utf8(HEADER), spec, "key-1");
        return answer.status() == 201 ? answer.body().path("id").asString() : answer.code();
    }

    @Test
    void whoever_may_only_read_cannot_start_or_change_an_import() {
        var reader = program(Role.READ_ONLY);
        var id = done("1,2011-01-05 12:00,A,Lamp,1,1,x,UK\n", spec()).path("id").asString();

        assertThat(reader.get("/api/v1/imports/" + id).status()).isEqualTo(200);
        assertThat(reader.upload("/api/v1/imports", "f.csv", utf8(HEADER), spec()).status())
                .isEqualTo(403);
        assertThat(reader.post("/api/v1/imports/" + id + ":rollback", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void customers_and_products_have_files_of_their_own() {
        var customers =
                ended(
                        owner,
                        start(
                                owner,
                                utf8(
                                        "mobile,who,mail,level,tags\n13800138000,张三,A@Example.com,gold,\"vip;老客\"\nbad,李四,,,\n"),
                                "{\"kind\":\"customers\",\"mapping\":{\"phone\":\"mobile\",\"name\":\"who\",\"email\":\"mail\",\"trait:level\":\"level\",\"tag\":\"tags\"}}"));
        assertThat(customers.path("state").asString()).isEqualTo("done");
        assertRows(customers, 1, 0, 1);
        assertCounts(customers.path("created"), 1, 0, 0, 0);

        var products =
                ended(
                        owner,
                        start(
                                owner,
                                utf8("sku,name\nA,灯\nB,杯\n"),
                                "{\"kind\":\"products\",\"mapping\":{\"sku\":\"sku\",\"productName\":\"name\"}}"));
        assertRows(products, 2, 0, 0);
        assertCounts(products.path("created"), 0, 0, 0, 2);
        assertThat(state(world))
                .contains("product A 灯 -")
                .anyMatch(l -> l.contains("+8613800138000") && l.contains("张三"));

        ask(customers.path("id").asString(), "rollback");
        ended(owner, customers.path("id").asString());
        assertThat(state(world)).containsExactlyInAnyOrder("product A 灯 -", "product B 杯 -");
    }

    @Test
    void a_customer_file_again_changes_nothing_and_with_more_in_it_only_that() {
        var spec =
                "{\"kind\":\"customers\",\"mapping\":{\"phone\":\"mobile\",\"email\":\"mail\",\"tag\":\"tags\"},"
                        + "\"matchKeys\":[\"phone\"]}";
        var file = "mobile,mail,tags\n13800138000,a@example.com,vip\n13800138001,a@example.com,\n";
        var first = ended(owner, start(owner, utf8(file), spec));
        assertCounts(first.path("created"), 2, 0, 0, 0);
        var before = state(world);

        var again = ended(owner, start(owner, utf8(file), spec));
        assertCounts(again.path("updated"), 0, 0, 0, 0);
        assertThat(state(world)).isEqualTo(before);

        var tagged = ended(owner, start(owner, utf8(file.replace("vip", "\"vip,new\"")), spec));
        assertCounts(tagged.path("updated"), 1, 0, 0, 0);
        var id = tagged.path("id").asString();
        ask(id, "rollback");
        ended(owner, id);
        assertThat(state(world)).isEqualTo(before);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void category_and_staff_come_with_files_and_go_with_them() {
        var empty = state(world);
        var products =
                ended(
                        owner,
                        start(
                                owner,
                                utf8("sku,name,kind\nA1,Tea,Drinks\nA2,Cup,\n"),
                                "{\"kind\":\"products\",\"mapping\":{\"sku\":\"sku\","
                                        + "\"productName\":\"name\",\"category\":\"kind\"}}"));
        var before = state(world);
        var orders =
                done(
                        "1,2011-01-05 10:00,A1,Tea,1,2,c,Ann\n"
                                + "1,2011-01-05 10:00,A2,Cup,1,3,c,Bob\n"
                                + "2,2011-01-06 10:00,A2,Cup,1,3,c,\n",
                        spec().replace("customer.trait:country", "staff"));

        assertThat(before).contains("product A1 Tea Drinks", "product A2 Cup -");
        var listed = owner.get("/api/v1/orders").body().at("/items");
        assertThat(listed.at("/0/staff").isNull()).isTrue();
        assertThat(listed.at("/1/staff").asString()).isEqualTo("Ann");
        rollBack(orders);
        assertThat(state(world)).isEqualTo(before);
        rollBack(products);
        assertThat(state(world)).isEqualTo(empty);
    }

    private void rollBack(JsonNode done) {
        var id = done.path("id").asString();
        ask(id, "rollback");
        assertThat(ended(owner, id).path("state").asString()).isEqualTo("rolled_back");
    }
}
