package io.lianke.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
                    "\u2212", "\ufe66", "\ufe62", "\ufe63", "\ufe6b", "\u207a", "\u207b", "\u208a",
                    "\u208b");

    /// Said in another way than the code says it: what is seen first, if anything is, starts a
    /// formula.
    private static final String FORMULA =
            "(?s)[\\s\\p{Z}\\p{Cf}\\p{Cc}\"\u115f\u1160\u3164\uffa0\u034f\ufe00-\ufe0f]*"
                    + "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212\u207a\u207b\u208a\u208b].*";

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

    /// As a spreadsheet reads a line: cells may hold separators, line ends and doubled quotes.
    private static List<String> read(String line) {
        var cells = new ArrayList<String>();
        int at = 0;
        while (at < line.length()) {
            assertThat(line.charAt(at)).isEqualTo('"');
            var cell = new StringBuilder();
            for (at++; line.charAt(at) != '"' || line.startsWith("\"\"", at); at++) {
                cell.append(line.charAt(at));
                at += line.charAt(at) == '"' ? 1 : 0;
            }
            cells.add(cell.toString());
            at += 2;
        }
        return cells;
    }

    @Test
    void cells_of_any_text_come_back_one_by_one_and_none_starts_a_formula() {
        var random = new Random(20_261_122);
        var pieces = new ArrayList<>(LEADS);
        pieces.addAll(TRIGGERS);
        pieces.addAll(
                List.of("\"", "\"\"", ",", ";", "\",\"", "\r\n", "a", "1", "连", "😀", "=1+1"));
        for (int round = 0; round < 5_000; round++) {
            var cells = new ArrayList<String>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                var cell = new StringBuilder();
                for (int j = random.nextInt(6); j > 0; j--) {
                    cell.append(pieces.get(random.nextInt(pieces.size())));
                }
                cells.add(cell.toString());
            }

            var back = read(String.join(",", cells.stream().map(CsvSafe::text).toList()));

            assertThat(back).hasSameSizeAs(cells);
            for (int i = 0; i < cells.size(); i++) {
                var plain = cells.get(i).replace("\0", "");
                assertThat(back.get(i)).isIn(plain, "'" + plain);
                assertThat(back.get(i)).doesNotMatch(FORMULA);
            }
        }
    }

    private static String unquoted(String cell) {
        return cell.substring(1, cell.length() - 1).replace("\"\"", "\"");
    }
}
