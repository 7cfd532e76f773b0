package io.lianke.imports.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.resolution.Normalizer;
import io.lianke.imports.reading.ReadingOptions;
import io.lianke.imports.reading.TabularFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files far larger than the heap are read and parsed in a process of its own with 48 MB.
class BoundedMemoryTests {
    private static final List<String> COLUMNS = List.of("order", "at", "sku", "quantity", "price");

    @TempDir Path folder;

    @Test
    void two_million_rows_of_text_fit_in_48_MB() throws Exception {
        var file = folder.resolve("rows.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", COLUMNS) + "\n");
            for (int i = 0; i < 2_000_000; i++) {
                out.write(i + ",2010-12-01 08:26:00,SKU" + i % 4_000 + ",6,2.55\n");
            }
        }

        assertThat(readInSmallProcess(file)).isEqualTo("2000000 ready, 0 failed");
    }

    @Test
    void a_workbook_of_distinct_texts_fits_in_48_MB() throws Exception {
        var rows = 200_000;
        var file = folder.resolve("rows.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                var out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            entry(zip, out, "[Content_Types].xml", "<Types/>");
            entry(
                    zip,
                    out,
                    "xl/workbook.xml",
                    "<workbook><sheets><sheet name=\"D\" id=\"r1\"/></sheets></workbook>");
            entry(
                    zip,
                    out,
                    "xl/_rels/workbook.xml.rels",
                    "<R><Relationship Id=\"r1\" Target=\"worksheets/s.xml\"/></R>");
            entry(zip, out, "xl/sharedStrings.xml", "<sst>");
            for (var column : COLUMNS) {
                out.write("<si><t>" + column + "</t></si>");
            }
            for (int i = 0; i < rows; i++) {
                out.write("<si><t>a text of one's own with the number " + i + "</t></si>");
            }
            out.write("</sst>");
            entry(zip, out, "xl/worksheets/s.xml", "<worksheet><sheetData><row>");
            for (int i = 0; i < COLUMNS.size(); i++) {
                out.write("<c t=\"s\"><v>" + i + "</v></c>");
            }
            out.write("</row>");
            for (int i = 0; i < rows; i++) {
                out.write(
                        "<row><c><v>"
                                + i
                                + "</v></c><c t=\"str\"><v>2010-12-01</v></c><c t=\"s\"><v>"
                                + (i + COLUMNS.size())
                                + "</v></c><c><v>6</v></c><c><v>2.55</v></c></row>");
            }
            out.write("</sheetData></worksheet>");
        }

        assertThat(readInSmallProcess(file)).isEqualTo(rows + " ready, 0 failed");
    }

    private static void entry(ZipOutputStream zip, BufferedWriter out, String name, String start)
            throws IOException {
        out.flush();
        zip.putNextEntry(new ZipEntry(name));
        out.write(start);
    }

    private String readInSmallProcess(Path file) throws IOException, InterruptedException {
        var output = folder.resolve("output.txt");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        var process =
                new ProcessBuilder(
                                java,
                                "-Xmx48m",
                                "-cp",
                                classPath,
                                BoundedMemoryTests.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        process.waitFor();
        return Files.readString(output).strip();
    }

    public static void main(String[] arguments) {
        var spec =
                ImportSpec.of(
                        ImportKind.ORDERS,
                        Map.of(
                                "orderId",
                                "order",
                                "orderedAt",
                                "at",
                                "sku",
                                "sku",
                                "quantity",
                                "quantity",
                                "unitPrice",
                                "price"));
        int ready = 0;
        int failed = 0;
        try (var file = TabularFile.open(Path.of(arguments[0]), ReadingOptions.automatic())) {
            var formats = new ColumnFormats(spec, file.columns());
            try (var rows = file.rows()) {
                rows.forEachRemaining(row -> formats.add(row.cells()));
            }
            var context =
                    new RowParser.Context(
                            ZoneOffset.UTC,
                            Instant.parse("2026-11-21T00:00:00Z"),
                            new Normalizer("CN"));
            var parser = new RowParser(spec, file.columns(), formats, context);
            try (var rows = file.rows()) {
                while (rows.hasNext()) {
                    switch (parser.order(rows.next().cells())) {
                        case Draft.Ready<OrderRow> _ -> ready++;
                        case Draft.Failed<OrderRow> _ -> failed++;
                    }
                }
            }
        }
        System.out.println(ready + " ready, " + failed + " failed");
    }
}
