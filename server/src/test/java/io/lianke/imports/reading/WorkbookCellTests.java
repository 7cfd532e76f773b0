package io.lianke.imports.reading;

import static io.lianke.imports.reading.Workbook.row;
import static io.lianke.imports.reading.Workbook.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the cells of a workbook read as.
class WorkbookCellTests {
    private static final String HEADER = row(1, text("A1", "a"), text("B1", "b"));

    @TempDir Path folder;

    private String outcome(Workbook workbook) {
        return Outcomes.of(workbook.write(folder.resolve("book.csv")), ReadingOptions.automatic());
    }

    private String cell(String cell) {
        var outcome = outcome(new Workbook().sheet(HEADER + row(2, cell, text("B2", "x"))));
        return outcome.substring("a|b/".length(), outcome.length() - 2);
    }

    @Test
    void numbers_have_no_exponent_and_no_binary_noise() {
        assertThat(cell("<c r=\"A2\"><v>1.3800138E+10</v></c>")).isEqualTo("13800138000");
        assertThat(cell("<c r=\"A2\"><v>0.30000000000000004</v></c>")).isEqualTo("0.3");
        assertThat(cell("<c r=\"A2\"><v>2.5499999999999998</v></c>")).isEqualTo("2.55");
        assertThat(cell("<c r=\"A2\"><v>17850</v></c>")).isEqualTo("17850");
        assertThat(cell("<c r=\"A2\"><v>-0.0</v></c>")).isEqualTo("0");
        assertThat(cell("<c r=\"A2\"><v>123456789012345678</v></c>"))
                .isEqualTo("123456789012345678");
        assertThat(cell("<c r=\"A2\"><v>1E+999999999</v></c>")).isEqualTo("1E+999999999");
        assertThat(cell("<c r=\"A2\"><v>NaN</v></c>")).isEqualTo("NaN");
    }

    @Test
    void formulas_count_with_their_saved_value_and_are_never_computed() {
        assertThat(cell("<c r=\"A2\"><f>1+1</f><v>2</v></c>")).isEqualTo("2");
        assertThat(cell("<c r=\"A2\" t=\"str\"><f>WEBSERVICE(\"http://x\")</f><v>y</v></c>"))
                .isEqualTo("y");
        assertThat(cell("<c r=\"A2\"><f>WEBSERVICE(\"http://x\")</f></c>")).isEmpty();
        assertThat(
                        outcome(
                                new Workbook()
                                        .sheet(
                                                HEADER
                                                        + row(
                                                                2,
                                                                "<c r=\"A2\" t=\"e\"><v>#N/A</v></c>"))))
                .isEqualTo("a|b/[imports/cell-formula-error]");
    }

    @Test
    void texts_flags_and_escapes_read_as_people_see_them() {
        assertThat(cell("<c r=\"A2\" t=\"b\"><v>1</v></c>")).isEqualTo("TRUE");
        assertThat(
                        cell(
                                "<c r=\"A2\" t=\"inlineStr\"><is><r><t>李</t></r><r><t>雷</t></r><rPh><t>lilei</t></rPh></is></c>"))
                .isEqualTo("李雷");
        assertThat(cell(text("A2", "a_x000D_b"))).isEqualTo("a\rb");
        assertThat(cell(text("A2", "a_x0000_b_xD800_"))).isEqualTo("a_x0000_b_xD800_");
        assertThat(cell("<c r=\"A2\" t=\"d\"><v>2010-12-01T08:26:00</v></c>"))
                .isEqualTo("2010-12-01T08:26:00");
    }

    @Test
    void dates_are_known_by_their_style() {
        var styles =
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d h:mm;@\"/><numFmt numFmtId=\"165\" formatCode=\"&quot;day&quot;0.00\"/><numFmt numFmtId=\"166\" formatCode=\"[$-409]d/m/yyyy\"/><numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>";
        var rows = new StringBuilder(HEADER);
        var line = 2;
        for (var styled :
                new String[] {
                    "0\"><v>40513",
                    "1\"><v>40513",
                    "2\"><v>40513.351388888892",
                    "3\"><v>40513.5",
                    "4\"><v>40513.5",
                    "5\"><v>1.5",
                    "6\"><v>0.5",
                    "1\"><v>1",
                    "1\"><v>61",
                    "1\"><v>-1",
                    "1\"><v>9999999",
                    "99\"><v>7"
                }) {
            rows.append(
                    row(
                            line,
                            "<c r=\"A" + line + "\" s=\"" + styled + "</v></c>",
                            text("B" + line, "x")));
            line++;
        }

        assertThat(outcome(new Workbook().part("xl/styles.xml", styles).sheet(rows.toString())))
                .isEqualTo(
                        "a|b/40513|x/2010-12-01|x/2010-12-01 08:26:00|x/40513.5|x/2010-12-01 12:00:00|x/1.5|x/12:00:00|x/1900-01-01|x/1900-03-01|x/-1|x/9999999|x/7|x");
        assertThat(
                        outcome(
                                new Workbook()
                                        .part("xl/styles.xml", styles)
                                        .part(
                                                "xl/workbook.xml",
                                                "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"D\" r:id=\"rId1\"/></sheets></workbook>")
                                        .sheet(
                                                HEADER
                                                        + row(
                                                                2,
                                                                "<c r=\"A2\" s=\"1\"><v>39051</v></c>"))))
                .isEqualTo("a|b/2010-12-01|");
    }

    @Test
    void shared_strings_are_looked_up_and_a_wrong_number_is_damage() {
        var book =
                new Workbook()
                        .strings(
                                "<si><t>a</t></si><si><t>b</t></si><si><r><t>李</t></r><r><t xml:space=\"preserve\"> 雷</t></r></si><si/>");
        var header = row(1, "<c r=\"A1\" t=\"s\"><v>0</v></c>", "<c r=\"B1\" t=\"s\"><v>1</v></c>");

        assertThat(
                        outcome(
                                book.sheet(
                                        header
                                                + row(
                                                        2,
                                                        "<c r=\"A2\" t=\"s\"><v>2</v></c>",
                                                        "<c r=\"B2\" t=\"s\"><v>3</v></c>"))))
                .isEqualTo("a|b/李 雷|");
        assertThat(outcome(book.sheet(header + row(2, "<c r=\"A2\" t=\"s\"><v>4</v></c>"))))
                .isEqualTo("imports/file-damaged");
        assertThat(outcome(book.sheet(header + row(2, "<c r=\"A2\" t=\"s\"><v>-1</v></c>"))))
                .isEqualTo("imports/file-damaged");
    }

    @Test
    void gaps_blank_rows_and_surplus_cells_are_told_apart() {
        assertThat(
                        outcome(
                                new Workbook()
                                        .sheet(
                                                row(3, text("A3", "a"), text("C3", "c"))
                                                        + row(4)
                                                        + row(5, text("C5", "3"))
                                                        + row(9, text("D9", "x"))
                                                        + row(10, text("A10", " "))
                                                        + row(
                                                                11,
                                                                "<c><v>1</v></c><c><v>2</v></c>"))))
                .isEqualTo("a|Column 2|c/||3/[imports/cell-count]/1|2|");
        assertThat(outcome(new Workbook().sheet(row(1, text("A1", "a"), text("XFD1", "z")))))
                .isEqualTo("imports/too-many-columns");
        assertThat(outcome(new Workbook().sheet(row(1, text("A1", "a"), text("XFE1", "z")))))
                .isEqualTo("imports/file-damaged");
        assertThat(outcome(new Workbook().sheet(row(1, text("A1", "a"), text("ZZZZZZZZZ1", "z")))))
                .isEqualTo("imports/file-damaged");
        assertThat(outcome(new Workbook().sheet(""))).isEqualTo("imports/file-empty");
    }
}
