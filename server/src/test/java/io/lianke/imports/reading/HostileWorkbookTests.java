package io.lianke.imports.reading;

import static io.lianke.imports.reading.Workbook.row;
import static io.lianke.imports.reading.Workbook.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workbooks that attack: what they come to.
class HostileWorkbookTests {
    private static final String HEADER = row(1, text("A1", "a"), text("B1", "b"));

    @TempDir Path folder;

    private String outcome(Workbook workbook) {
        return Outcomes.of(workbook.write(folder.resolve("book.csv")), ReadingOptions.automatic());
    }

    @Test
    void a_workbook_is_known_by_content_and_not_by_name() {
        var path =
                new Workbook()
                        .sheet(HEADER + row(2, text("A2", "1"), text("B2", "2")))
                        .write(folder.resolve("x.csv"));

        assertThat(Outcomes.of(path, ReadingOptions.automatic())).isEqualTo("a|b/1|2");
    }

    @Test
    void a_sheet_is_chosen_by_name_and_the_first_visible_one_by_default() {
        var book =
                new Workbook()
                        .part(
                                "xl/workbook.xml",
                                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"H\" state=\"hidden\" r:id=\"rId2\"/><sheet name=\"D\" r:id=\"rId1\"/></sheets></workbook>")
                        .part(
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id=\"rId1\" Target=\"/xl/worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Target=\"worksheets/sheet2.xml\"/></Relationships>")
                        .part(
                                "xl/worksheets/sheet2.xml",
                                "<worksheet><sheetData>"
                                        + row(1, text("A1", "h"))
                                        + "</sheetData></worksheet>")
                        .sheet(HEADER);
        var path = book.write(folder.resolve("sheets.xlsx"));

        assertThat(Outcomes.of(path, ReadingOptions.automatic())).isEqualTo("a|b");
        assertThat(Outcomes.of(path, new ReadingOptions(null, null, "H"))).isEqualTo("h");
        assertThat(Outcomes.of(path, new ReadingOptions(null, null, "X")))
                .isEqualTo("imports/no-such-sheet");
    }

    @Test
    void outer_entities_and_document_types_are_never_read() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        var sheet =
                "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY e SYSTEM \""
                        + secret.toUri()
                        + "\">]><worksheet><sheetData>"
                        + HEADER
                        + row(2, text("A2", "&e;"))
                        + "</sheetData></worksheet>";
        assertThat(outcome(new Workbook().part("xl/worksheets/sheet1.xml", sheet)))
                .isEqualTo("imports/file-damaged");

        var laughs =
                "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><worksheet><sheetData>"
                        + HEADER
                        + row(2, text("A2", "&b;"))
                        + "</sheetData></worksheet>";
        assertThat(outcome(new Workbook().part("xl/worksheets/sheet1.xml", laughs)))
                .isEqualTo("imports/file-damaged");
    }

    @Test
    void links_to_other_files_and_hosts_are_not_followed() {
        var external =
                "<Relationships><Relationship Id=\"rId1\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/></Relationships>";
        assertThat(
                        outcome(
                                new Workbook()
                                        .part("xl/_rels/workbook.xml.rels", external)
                                        .sheet(HEADER)))
                .isEqualTo("imports/file-damaged");

        var climbing =
                "<Relationships><Relationship Id=\"rId1\" Target=\"../../../../etc/passwd\"/></Relationships>";
        assertThat(
                        outcome(
                                new Workbook()
                                        .part("xl/_rels/workbook.xml.rels", climbing)
                                        .sheet(HEADER)))
                .isEqualTo("imports/file-damaged");

        var linked =
                new Workbook()
                        .part("xl/externalLinks/externalLink1.xml", "<externalLink/>")
                        .sheet(HEADER + row(2, "<c r=\"A2\"><f>[1]Sheet1!A1</f><v>5</v></c>"));
        assertThat(outcome(linked)).isEqualTo("a|b/5|");
    }

    @Test
    void names_that_climb_out_of_the_archive_lead_nowhere() {
        var book =
                new Workbook()
                        .part("../../evil.txt", "x")
                        .part("/etc/evil", "x")
                        .sheet(HEADER + row(2, text("A2", "1")));

        assertThat(outcome(book)).isEqualTo("a|b/1|");
        assertThat(folder.resolve("../../evil.txt")).doesNotExist();
    }

    @Test
    void a_bomb_is_refused_while_it_unpacks() throws IOException {
        assertThat(
                        Outcomes.of(
                                bomb(
                                        "xl/worksheets/sheet1.xml",
                                        "<worksheet><sheetData>",
                                        "<row r=\"1\"></row>"),
                                ReadingOptions.automatic()))
                .isEqualTo("imports/zip-bomb");
        assertThat(
                        Outcomes.of(
                                bomb("xl/sharedStrings.xml", "<sst>", "<si><t>aaaaaaaaaa</t></si>"),
                                ReadingOptions.automatic()))
                .isEqualTo("imports/zip-bomb");
        assertThat(
                        Outcomes.of(
                                bomb("xl/styles.xml", "<styleSheet>", "<cellXfs></cellXfs>"),
                                ReadingOptions.automatic()))
                .isEqualTo("imports/zip-bomb");
        assertThat(
                        Outcomes.of(
                                bomb(
                                        "xl/worksheets/sheet1.xml",
                                        "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>",
                                        "aaaaaaaaaaaaaaaaa"),
                                ReadingOptions.automatic()))
                .isEqualTo("imports/field-too-long");
        assertThat(
                        Outcomes.of(
                                bomb("xl/worksheets/sheet1.xml", "<worksheet>", "<a>"),
                                ReadingOptions.automatic()))
                .isEqualTo("imports/file-damaged");
    }

    @Test
    void sheets_that_make_readers_hold_or_compute_too_much_cost_nothing() {
        assertThat(outcome(new Workbook().sheet(HEADER + row(2, "<c/>".repeat(100_000)))))
                .isEqualTo("imports/file-damaged");
        assertThat(
                        outcome(
                                new Workbook()
                                        .sheet(
                                                HEADER
                                                        + row(
                                                                2,
                                                                "<c r=\"A2\"><v>"
                                                                        + "7".repeat(1_000_000)
                                                                        + "</v></c>"))))
                .isEqualTo("a|b/[imports/field-too-long]");
        var pieces = "<t>x</t>".repeat(150_000);
        assertThat(
                        outcome(
                                new Workbook()
                                        .sheet(
                                                HEADER
                                                        + row(
                                                                2,
                                                                "<c r=\"A2\" t=\"inlineStr\"><is>"
                                                                        + pieces
                                                                        + "</is></c>"))))
                .isEqualTo("a|b/[imports/field-too-long]");
    }

    @Test
    @Timeout(60)
    void array_formulas_take_time_by_their_number_only() {
        var rows = new StringBuilder(HEADER);
        for (int i = 2; i <= 30_000; i++) {
            rows.append(
                    row(
                            i,
                            text("A" + i, "x"),
                            "<c r=\"B%d\"><f t=\"array\" ref=\"B%d\">A%d*%d</f><v>%d</v></c>"
                                    .formatted(i, i, i, i, i)));
        }

        assertThat(outcome(new Workbook().sheet(rows.toString()))).endsWith("/x|30000");
    }

    @Test
    void a_long_cell_and_a_long_row_are_problems_of_that_row() {
        var longCell = HEADER + row(2, text("A2", "x".repeat(100_001))) + row(3, text("A3", "1"));
        assertThat(outcome(new Workbook().sheet(longCell)))
                .isEqualTo("a|b/[imports/field-too-long]/1|");
        assertThat(
                        outcome(
                                new Workbook()
                                        .strings("<si><t>" + "x".repeat(100_001) + "</t></si>")
                                        .sheet(
                                                HEADER
                                                        + row(
                                                                2,
                                                                "<c r=\"A2\" t=\"s\"><v>0</v></c>"))))
                .isEqualTo("a|b/[imports/field-too-long]");
    }

    @Test
    void a_cut_or_foreign_archive_is_refused_by_name() throws IOException {
        var path = new Workbook().sheet(HEADER).write(folder.resolve("book.xlsx"));
        var bytes = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(Outcomes.of(path, ReadingOptions.automatic())).isEqualTo("imports/file-damaged");
        assertThat(Outcomes.of(zip("readme.txt"), ReadingOptions.automatic()))
                .isEqualTo("imports/file-is-archive");
        assertThat(Outcomes.of(zip("content.xml"), ReadingOptions.automatic()))
                .isEqualTo("imports/file-is-ods");
        assertThat(Outcomes.of(zip("xl/workbook.bin"), ReadingOptions.automatic()))
                .isEqualTo("imports/file-is-xlsb");
        assertThat(
                        outcome(
                                new Workbook()
                                        .part(
                                                "xl/worksheets/sheet1.xml",
                                                "<worksheet><sheetData>"
                                                        + HEADER
                                                        + "<row r=\"2\"><c"),
                                ReadingOptions.automatic()))
                .isEqualTo("imports/file-damaged");
        assertThat(outcome(new Workbook())).isEqualTo("imports/file-damaged");
    }

    @Test
    void too_many_entries_are_refused() throws IOException {
        var path = folder.resolve("many.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            for (int i = 0; i < 10_000; i++) {
                zip.putNextEntry(new ZipEntry("x" + i));
            }
        }

        assertThat(Outcomes.of(path, ReadingOptions.automatic()))
                .isEqualTo("imports/too-many-entries");
    }

    private String outcome(Workbook workbook, ReadingOptions options) {
        return Outcomes.of(workbook.write(folder.resolve("other.xlsx")), options);
    }

    private Path zip(String entry) throws IOException {
        var path = folder.resolve("zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write('x');
        }
        return path;
    }

    /// A workbook whose one part unpacks to 30 MB, about a thousand times its packed size.
    private Path bomb(String part, String start, String repeated) throws IOException {
        var path = folder.resolve("bomb.xlsx");
        var block = repeated.repeat(100_000).getBytes(StandardCharsets.UTF_8);
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (var name :
                    new String[] {
                        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
                    }) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(
                        (name.endsWith("rels")
                                        ? "<R><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></R>"
                                        : "<w><sheet name=\"D\" id=\"rId1\"/></w>")
                                .getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(start.getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < 30_000_000; written += block.length) {
                zip.write(block);
            }
        }
        return path;
    }
}
