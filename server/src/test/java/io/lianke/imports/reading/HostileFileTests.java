package io.lianke.imports.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Files as strangers, careless programs and attackers make them. Each has one exact outcome: rows,
/// problems of rows, or a refusal with its code; never another exception.
class HostileFileTests {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir Path folder;

    /// @param content the bytes, one character each
    private record Hostile(String name, String content, String outcome) {
        byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    @TestFactory
    List<DynamicTest> each_hostile_text_file_has_its_exact_outcome() {
        var cases = new ArrayList<Hostile>();
        cases.addAll(plainCases());
        cases.addAll(limitCases());
        cases.addAll(encodedCases());
        cases.addAll(damagedCases());
        cases.addAll(otherTypes());
        assertThat(cases).hasSizeGreaterThanOrEqualTo(40);
        return cases.stream()
                .map(c ->
                        DynamicTest.dynamicTest(
                                c.name(),
                                () -> {
                                    var path = Files.write(folder.resolve(c.name()), c.bytes());
                                    assertThat(Outcomes.of(path, ReadingOptions.automatic()))
                                            .isEqualTo(c.outcome());
                                }))
                .toList();
    }

    private static List<Hostile> plainCases() {
        return List.of(
                utf8("only header", "a,b\n", "a|b"),
                utf8("header without line end", "a,b", "a|b"),
                utf8("only a mark", "\ufeff", "imports/file-empty"),
                utf8("only blank lines", "\n\r\n  \n\t\n", "imports/file-empty"),
                utf8("only commas", ",,,\n", "imports/file-empty"),
                utf8("invisible header", "\u200b,\u202e\nx,y\n", "imports/no-header"),
                utf8("mixed line ends", "a,b\r\n1,2\n3,4\r5,6\r\n", "a|b/1|2/3|4/5|6"),
                utf8("carriage returns only", "a,b\r1,2\r3,4\r", "a|b/1|2/3|4"),
                utf8("blank lines between", "a,b\n\n1,2\n \n,\n3,4\n\n", "a|b/1|2/3|4"),
                utf8(
                        "unclosed quote at the end",
                        "a,b\n1,2\n3,\"4\n5,6\n",
                        "imports/unclosed-quote"),
                utf8("unclosed quote in the header", "a,\"b\n1,2\n", "imports/unclosed-quote"),
                utf8(
                        "text after a closing quote",
                        "a,b\n\"1\"x,2\n3,4\n",
                        "imports/text-after-quote"),
                utf8(
                        "quotes inside a bare field",
                        "a,b\n5\" pipe,2\n3,a\"b\"c\n",
                        "a|b/5\" pipe|2/3|a\"b\"c"),
                utf8("line end inside quotes", "a,b\n\"1\r\n2\",3\n", "a|b/1\r\n2|3"),
                utf8(
                        "deep quotes",
                        "a,b\n" + "\"".repeat(20_000) + ",2\n",
                        "a|b/" + "\"".repeat(9_999) + "|2"),
                utf8(
                        "odd number of quotes",
                        "a,b\n" + "\"".repeat(20_001) + ",2\n",
                        "imports/unclosed-quote"),
                utf8("NUL in cells", "a,b\n1\0,2\n", "a|b/1|2"),
                utf8("NUL in the header", "a\0,b\n1,2\n", "a|b/1|2"),
                utf8("bidi in the header", "\u202ea\u202c,b\n\u202e1,2\n", "a|b/\u202e1|2"),
                utf8("look-alike headers", "Email,Еmail\n1,2\n", "Email|Еmail/1|2"),
                utf8("same headers", "a,a,A,a\n1,2,3,4\n", "a|a (2)|A|a (3)/1|2|3|4"),
                utf8(
                        "same headers and a numbered one",
                        "a,a,a (2)\n1,2,3\n",
                        "a|a (3)|a (2)/1|2|3"),
                utf8("empty headers", "a,,b,\n1,2,3,\n", "a|Column 2|b/1|2|3"));
    }

    private static List<Hostile> limitCases() {
        return List.of(
                utf8(
                        "cells under no header",
                        "a,b,\n1,2,3\n4,5,\n",
                        "a|b/[imports/cell-count]/4|5"),
                utf8("too few cells", "a,b,c\n1\n1,2\n", "a|b|c/1||/1|2|"),
                utf8("too many cells", "a,b\n1,2,3\n1,2,,\n", "a|b/[imports/cell-count]/1|2"),
                utf8(
                        "ten thousand columns",
                        "c,".repeat(10_000) + "\n1\n",
                        "imports/too-many-columns"),
                utf8(
                        "ten thousand cells",
                        "a,b\n" + "1,".repeat(10_000) + "\n3,4\n",
                        "a|b/[imports/cell-count]/3|4"),
                utf8("ten thousand blank cells", "a,b\n1,2" + ",".repeat(10_000) + "\n", "a|b/1|2"),
                utf8(
                        "header of 2 MB in one cell",
                        "h".repeat(2_000_000) + ",b\n1,2\n",
                        "imports/field-too-long"),
                utf8(
                        "header of 200 KB in one cell",
                        "h".repeat(200_000) + ",b\n1,2\n",
                        "imports/header-too-long"),
                utf8(
                        "header of 2 MB in many cells",
                        "header,".repeat(300_000) + "\n",
                        "imports/too-many-columns"),
                utf8(
                        "long column name",
                        "h".repeat(501) + ",b\n1,2\n",
                        "imports/column-name-too-long"),
                utf8(
                        "field over its limit",
                        "a,b\n" + "x".repeat(100_001) + ",2\n3,4\n",
                        "a|b/[imports/field-too-long]/3|4"),
                utf8(
                        "row over its limit",
                        wide(15) + "\n" + ("x".repeat(90_000) + ",").repeat(15) + "\n",
                        wide(15).replace(',', '|') + "/[imports/row-too-long]"),
                utf8("semicolons", "a;b\n1,5;2\n", "a|b/1,5|2"),
                utf8("tabs", "a\tb\n1\t2\n", "a|b/1|2"),
                utf8("pipes", "a|b\n1|2\n", "a|b/1|2"),
                utf8("delimiter announced that is none", "sep=\"\na\"b\n", "imports/bad-delimiter"),
                utf8(
                        "unclosed quote after a row over its limit",
                        "a,b\n" + "x,".repeat(1_000_000) + "\"y",
                        "imports/unclosed-quote"),
                utf8("delimiter announced", "sep=;\r\na;b\r\n1;2\r\n", "a|b/1|2"),
                utf8("one column", "name\n李雷\n", "name/李雷"),
                utf8("tabs and commas", "a\tb,c\n1\t2,3\n4\t5\n", "a|b,c/1|2,3/4|5"),
                utf8("formula text", "a,b\n=1+1,@x\n", "a|b/=1+1|@x"),
                utf8("full-width header", "ＩｎｖｏｉｃｅＮｏ,b\n1,2\n", "ＩｎｖｏｉｃｅＮｏ|b/1|2"));
    }

    private static List<Hostile> encodedCases() {
        var chinese = "姓名,城市\n李雷,北京\n韩梅梅,上海\n";
        var rows = "姓名|城市/李雷|北京/韩梅梅|上海";
        return List.of(
                raw("UTF-8", chinese.getBytes(StandardCharsets.UTF_8), rows),
                raw("UTF-8 with mark", ("\ufeff" + chinese).getBytes(StandardCharsets.UTF_8), rows),
                raw("UTF-16 little", chinese.getBytes(StandardCharsets.UTF_16LE), rows),
                raw(
                        "UTF-16 little with mark",
                        ("\ufeff" + chinese).getBytes(StandardCharsets.UTF_16LE),
                        rows),
                raw("UTF-16 big", chinese.getBytes(StandardCharsets.UTF_16BE), rows),
                raw(
                        "UTF-16 big with mark",
                        ("\ufeff" + chinese).getBytes(StandardCharsets.UTF_16BE),
                        rows),
                raw(
                        "UTF-32 with mark",
                        ("\ufeff" + chinese).getBytes(Charset.forName("UTF-32LE")),
                        "imports/bad-encoding"),
                raw("GBK", chinese.getBytes(Charset.forName("GBK")), rows),
                raw("GB18030 four bytes", "姓名,城市\n李𠀀雷,北京\n".getBytes(GB18030), "姓名|城市/李𠀀雷|北京"),
                raw("GB18030 with mark", ("\ufeff" + chinese).getBytes(GB18030), rows),
                raw(
                        "pounds of a western shop",
                        "a,b\n£5,1\nCafé crème,2\n".getBytes(Charset.forName("windows-1252")),
                        "a|b/£5|1/Café crème|2"),
                raw(
                        "umlauts of a western shop",
                        "a;b\nMüller;1\nJörg Groß;2\n".getBytes(Charset.forName("windows-1252")),
                        "a|b/Müller|1/Jörg Groß|2"));
    }

    private static List<Hostile> damagedCases() {
        var chinese = "姓名,城市\n李雷,北京\n韩梅梅,上海\n";
        var late = "a,b\n" + "1,2\n".repeat(50_000);
        var lateRows = "a|b" + "/1|2".repeat(50_000);
        return List.of(
                raw(
                        "foreign letters at the end, UTF-8",
                        (late + "李雷,£\n").getBytes(StandardCharsets.UTF_8),
                        lateRows + "/李雷|£"),
                raw(
                        "foreign letters at the end, GBK",
                        (late + "李雷,北京\n").getBytes(GB18030),
                        lateRows + "/李雷|北京"),
                raw(
                        "foreign letters at the end, western",
                        (late + "£,1\n").getBytes(StandardCharsets.ISO_8859_1),
                        lateRows + "/£|1"),
                raw(
                        "lone surrogate in UTF-8",
                        join("姓名,b\n李雷韩梅梅王小明张三李四,1\n", bytes(0xED, 0xA0, 0x80), ",2\n3,4\n"),
                        "姓名|b/李雷韩梅梅王小明张三李四|1/[imports/bad-characters]/3|4"),
                raw(
                        "lone surrogate in UTF-16",
                        join(
                                bytes(0xFF, 0xFE),
                                "a,b\n".getBytes(StandardCharsets.UTF_16LE),
                                bytes(0x00, 0xD8),
                                ",2\n3,4\n".getBytes(StandardCharsets.UTF_16LE)),
                        "a|b/[imports/bad-characters]/3|4"),
                raw(
                        "UTF-16 cut in half a letter",
                        Arrays.copyOf(
                                ("\ufeff" + chinese).getBytes(StandardCharsets.UTF_16LE),
                                2 * chinese.length() - 1),
                        "姓名|城市/李雷|北京/[imports/bad-characters]"),
                raw(
                        "UTF-8 cut in a letter",
                        Arrays.copyOf(
                                chinese.getBytes(StandardCharsets.UTF_8),
                                chinese.getBytes(StandardCharsets.UTF_8).length - 2),
                        "姓名|城市/李雷|北京/[imports/bad-characters]"),
                raw(
                        "GBK cut in a letter",
                        Arrays.copyOf(
                                chinese.getBytes(GB18030), chinese.getBytes(GB18030).length - 2),
                        "姓名|城市/李雷|北京/[imports/bad-characters]"),
                raw(
                        "overlong UTF-8",
                        join("姓名,b\n李雷韩梅梅王小明张三李四,1\n", bytes(0xC0, 0xAF), ",2\n"),
                        "姓名|b/李雷韩梅梅王小明张三李四|1/[imports/bad-characters]"),
                raw("random bytes", random(5_000), "imports/file-is-binary"));
    }

    private static List<Hostile> otherTypes() {
        return List.of(
                raw("empty", new byte[0], "imports/file-empty"),
                raw(
                        "old workbook",
                        join(bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1), new byte[600]),
                        "imports/file-is-xls"),
                utf8("pdf", "%PDF-1.7\n...", "imports/file-is-pdf"),
                utf8("page", "\n <!DOCTYPE html><html><table>", "imports/file-is-html"),
                utf8("table tag", "<table><tr><td>a", "imports/file-is-html"),
                utf8(
                        "xml",
                        "\ufeff<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                        "imports/file-is-xml"),
                utf8("json array", "[{\"a\":1}]", "imports/file-is-json"),
                utf8("json object", "{\"a\": [1,2]}", "imports/file-is-json"),
                raw("gzip", gzip("a,b\n1,2\n"), "imports/file-is-archive"),
                raw(
                        "gzip cut off",
                        Arrays.copyOf(gzip("a,b\n1,2\n"), 15),
                        "imports/file-is-archive"),
                raw("picture", join(bytes(0x89), "PNG\r\n"), "imports/file-is-picture"),
                raw(
                        "zip header and nothing else",
                        "PK\3\4aaaaaaaaaaaaaaaaaaaaaaaaa".getBytes(StandardCharsets.ISO_8859_1),
                        "imports/file-damaged"),
                raw("zeroes", new byte[4_096], "imports/file-is-binary"));
    }

    @Test
    void a_cell_of_100_MB_stops_the_file_and_names_its_line() throws IOException {
        var path = folder.resolve("cell.csv");
        try (var out = Files.newBufferedWriter(path)) {
            out.write("a,b\n1,2\n");
            var block = "x".repeat(1_000_000);
            for (int i = 0; i < 100; i++) {
                out.write(block);
            }
            out.write(",2\n3,4\n");
        }

        assertStopsAtThirdLine(path, "imports/field-too-long");
    }

    @Test
    void an_unclosed_quote_names_the_line_where_it_opened_and_stops_early() throws IOException {
        var path = folder.resolve("quote.csv");
        Files.writeString(path, "a,b\n1,2\n3,\"4\n" + "5,6\n".repeat(1_000_000));

        assertStopsAtThirdLine(path, "imports/unclosed-quote");
    }

    @Test
    void what_the_user_names_wins_over_what_was_found() throws IOException {
        var path =
                Files.write(
                        folder.resolve("x.csv"),
                        "a,b\nMüller,1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Outcomes.of(path, new ReadingOptions("windows-1252", ",", null)))
                .isEqualTo("a|b/Müller|1");
        assertThat(Outcomes.of(path, new ReadingOptions(null, ";", null)))
                .isEqualTo("a,b/Müller,1");
        assertThat(Outcomes.of(path, new ReadingOptions("utf-8", null, null)))
                .isEqualTo("a|b/[imports/bad-characters]");
        assertThat(Outcomes.of(path, new ReadingOptions("EBCDIC", null, null)))
                .isEqualTo("imports/unknown-encoding");
        assertThat(Outcomes.of(path, new ReadingOptions(null, "\"", null)))
                .isEqualTo("imports/bad-delimiter");
    }

    private static void assertStopsAtThirdLine(Path path, String code) {
        try (var file = TabularFile.open(path, ReadingOptions.automatic());
                var rows = file.rows()) {
            assertThat(rows.next().cells()).containsExactly("1", "2");
            assertThatThrownBy(rows::next)
                    .isInstanceOfSatisfying(
                            UnreadableFileException.class,
                            e -> {
                                assertThat(e.code()).isEqualTo(code);
                                assertThat(e.arguments()).containsEntry("line", 3L);
                            });
        }
    }

    private static Hostile raw(String name, byte[] bytes, String outcome) {
        return new Hostile(name, new String(bytes, StandardCharsets.ISO_8859_1), outcome);
    }

    private static Hostile utf8(String name, String text, String outcome) {
        return raw(name, text.getBytes(StandardCharsets.UTF_8), outcome);
    }

    private static String wide(int columns) {
        var names = new ArrayList<String>();
        for (int i = 0; i < columns; i++) {
            names.add("c" + i);
        }
        return String.join(",", names);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] join(Object... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(
                    part instanceof String s ? s.getBytes(StandardCharsets.UTF_8) : (byte[]) part);
        }
        return out.toByteArray();
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static byte[] gzip(String text) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }
}
