package io.lianke.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSafeTests {
    private static final List<String> LEADS =
            List.of(
                    "",
                    " ",
                    "  ",
                    "\u00a0",
                    "\u3000",
                    "\ufeff",
                    "\u200b",
                    "\u200e",
                    "\u202e",
                    "\u2060",
                    "\u0000",
                    "\u0001",
                    "\u001f",
                    "\u00ad",
                    "\u180e",
                    "\u3164",
                    "'",
                    "\"",
                    " \ufeff\u200b ");
    private static final List<String> TRIGGERS =
            List.of(
                    "=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20",
                    "\u2212");

    static List<String> dangerous() {
        var cells = new ArrayList<String>();
        for (var lead : LEADS) {
            for (var trigger : TRIGGERS) {
                cells.add(lead + trigger + "cmd|'/c calc'!A1");
            }
        }
        cells.addAll(
                List.of(
                        "=1+1\",\"=2",
                        "=HYPERLINK(\"http://x\",\"y\")",
                        "+8613800138000",
                        "-",
                        "=",
                        "@SUM(1)",
                        "\r\n=1",
                        "\uff1d\uff1d"));
        return cells;
    }

    @Test
    void there_are_at_least_two_hundred_dangerous_cells() {
        assertThat(dangerous()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("dangerous")
    void a_dangerous_cell_is_prefixed_and_quoted(String cell) {
        var written = CsvSafe.text(cell);

        assertThat(written).startsWith("\"'").endsWith("\"");
        assertThat(unquoted(written)).isEqualTo("'" + cell.replace("\0", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "1",
                "连客",
                "a=b",
                "a+b",
                "A-1",
                "user@example.com",
                "1-2",
                "(5)",
                "a\n=b",
                "  x",
                "😀"
            })
    void a_harmless_cell_is_quoted_and_unchanged(String cell) {
        assertThat(CsvSafe.text(cell)).isEqualTo("\"" + cell + "\"");
    }

    @Test
    void quotes_and_separators_stay_inside_the_cell() {
        assertThat(CsvSafe.text("a\",\"=1\r\nb")).isEqualTo("\"a\"\",\"\"=1\r\nb\"");
    }

    @Test
    void our_own_numbers_stay_numbers() {
        assertThat(CsvSafe.number(new BigDecimal("-12.50"))).isEqualTo("-12.50");
        assertThat(CsvSafe.number(new BigDecimal("1E+7"))).isEqualTo("10000000");
        assertThat(CsvSafe.number(-3)).isEqualTo("-3");
    }

    private static String unquoted(String cell) {
        return cell.substring(1, cell.length() - 1).replace("\"\"", "\"");
    }
}
