package io.lianke.imports;

import static io.lianke.imports.reading.Workbook.row;
import static io.lianke.imports.reading.Workbook.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.imports.reading.Workbook;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// I-5 over HTTP: a hostile workbook is refused by name or fails by row, never with a 5xx; a text
/// reads the same in each encoding; a phone is one person however it is spelled.
class HostileUploadTests extends ImportTests {
    private static final String HEAD = head("order", "at", "sku", "product", "qty", "price");
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static String head(String... names) {
        var cells = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            cells.append(text((char) ('A' + i) + "1", names[i]));
        }
        return row(1, cells + text("G1", "customer") + text("H1", "country"));
    }

    private static String order(String sku) {
        return row(
                2,
                text("A2", "1"),
                text("B2", "2011-01-05 12:00"),
                text("C2", sku),
                "<c r=\"E2\"><f>1+1</f><v>2</v></c>",
                "<c r=\"F2\"><v>1.5</v></c>",
                text("G2", "x"));
    }

    private static Map<String, byte[]> workbooks() {
        var good = new Workbook().sheet(HEAD + order("A")).bytes();
        var books = new LinkedHashMap<String, byte[]>();
        books.put(
                "imports/file-damaged entity.xlsx",
                new Workbook()
                        .part(
                                SHEET,
                                "<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                        + "<worksheet><sheetData>"
                                        + HEAD
                                        + order("&e;")
                                        + "</sheetData></worksheet>")
                        .bytes());
        books.put(
                "imports/file-damaged outside.xlsx",
                linked("TargetMode=\"External\" ", "file:///etc/passwd"));
        books.put("imports/file-damaged climbing.xlsx", linked("", "../../../../etc/passwd"));
        books.put(
                "imports/zip-bomb rows.xlsx",
                new Workbook().sheet("<row r=\"1\"></row>".repeat(1_500_000)).bytes());
        books.put("imports/file-damaged cut.xlsx", Arrays.copyOf(good, good.length / 2));
        books.put(
                "imports/too-many-columns wide.xlsx",
                new Workbook()
                        .sheet(row(1, "<c t=\"inlineStr\"><is><t>c</t></is></c>".repeat(10_000)))
                        .bytes());
        books.put("done by-another-name.csv", good);
        books.put(
                "done names-that-climb.xlsx",
                new Workbook()
                        .part("../../evil.txt", "x")
                        .part("/etc/evil", "x")
                        .part("xl/externalLinks/externalLink1.xml", "<externalLink/>")
                        .sheet(HEAD + order("A"))
                        .bytes());
        books.put("done text.xlsx", utf8(HEADER + "1,2011-01-05 12:00,A,Lamp,2,1.5,x,UK\n"));
        return books;
    }

    private static byte[] linked(String mode, String target) {
        return new Workbook()
                .part(
                        RELATIONS,
                        "<Relationships><Relationship Id=\"rId1\" "
                                + mode
                                + "Target=\""
                                + target
                                + "\"/></Relationships>")
                .sheet(HEAD)
                .bytes();
    }

    @Test
    void a_hostile_workbook_is_refused_by_name_and_a_good_one_is_read_whatever_it_is_called() {
        workbooks()
                .forEach((told, file) -> {
                    var expected = told.substring(0, told.indexOf(' '));
                    var name = told.substring(told.indexOf(' ') + 1);
                    var answer = owner.upload("/api/v1/imports", name, file, spec());

                    var outcome = answer.code();
                    if (answer.status() == 201) {
                        var ended = ended(owner, answer.body().path("id").asString());
                        outcome =
                                ended.at("/problem/code").asString(ended.path("state").asString());
                        assertThat(ended.at("/rows/failed").asInt()).as(told).isZero();
                    } else {
                        assertThat(answer.status()).as(told + " " + answer.text()).isEqualTo(422);
                    }
                    assertThat(outcome).as(told + " " + answer.text()).isEqualTo(expected);
                });
        assertThat(state(world).stream().filter(line -> line.startsWith("order ")))
                .singleElement()
                .asString()
                .contains(" 300 ");
    }

    @Test
    void a_text_reads_the_same_in_each_encoding_with_and_without_its_mark() {
        var text = HEADER + "1,2011-01-05 12:00,甲一,红灯笼和蓝瓷杯,1,2,张三李四,中国\n".repeat(5);
        var files = new LinkedHashMap<String, byte[]>();
        for (var name : List.of("UTF-8", "UTF-16LE", "UTF-16BE", "GBK", "GB18030")) {
            files.put(name, text.getBytes(Charset.forName(name)));
            if (!name.equals("GBK")) {
                files.put(name + " with mark", ("\uFEFF" + text).getBytes(Charset.forName(name)));
            }
        }

        files.forEach((name, file) -> {
            var answer = owner.upload("/api/v1/import-files", name + ".csv", file, null);
            assertThat(answer.status()).as(name + " " + answer.text()).isEqualTo(201);
            assertThat(answer.body().at("/columns/0").asString()).as(name).isEqualTo("order");
            assertThat(answer.body().at("/sample/4/3").asString()).as(name).isEqualTo("红灯笼和蓝瓷杯");
        });
    }

    @Test
    void a_thousand_spellings_of_a_phone_in_one_file_are_one_customer() {
        var spellings = new TreeSet<String>();
        for (var prefix : List.of("", "+86", "0086", "＋86", "+86 ", "0086-", "(+86)", " tel:+86")) {
            for (var gap :
                    List.of("", " ", "-", ".", "\u3000", "\u00a0", "\u200b", "\u2011", "\uff0d")) {
                for (var other : List.of("", " ", "-", ".", "\u3000", "\u00a0", "\uff0d")) {
                    spellings.add(prefix + "138" + gap + "0013" + other + "8000");
                    spellings.add(prefix + "１３８" + gap + "0013" + other + "８０００");
                }
            }
        }
        assertThat(spellings).hasSizeGreaterThan(1_000);
        var file = "mobile\n" + String.join("\n", spellings) + "\n";
        var spec = "{\"kind\":\"customers\",\"mapping\":{\"phone\":\"mobile\"}}";

        var ended = ended(owner, start(owner, file.getBytes(StandardCharsets.UTF_8), spec));

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        assertThat(ended.at("/rows/failed").asInt()).isZero();
        assertThat(ended.at("/created/customers").asInt()).isEqualTo(1);
        assertThat(state(world).stream().filter(line -> line.startsWith("customer ")))
                .singleElement()
                .asString()
                .contains("phone:+8613800138000");
    }
}
