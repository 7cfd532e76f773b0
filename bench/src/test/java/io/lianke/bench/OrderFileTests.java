package io.lianke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.bench.bare.CopyOfLines;
import io.lianke.postgres.EmbeddedPostgres;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderFileTests {
    private static final int ROWS = 5_000;

    @Test
    void the_same_lines_are_made_every_time(@TempDir Path one, @TempDir Path other)
            throws Exception {
        var file = OrderFile.made(ROWS, one);

        assertThat(Files.readAllLines(file)).hasSize(ROWS + 1);
        assertThat(OrderFile.made(ROWS, other)).hasSameTextualContentAs(file);
    }

    @Test
    void the_baseline_comes_to_what_a_plain_loop_comes_to(@TempDir Path folder) throws Exception {
        var file = OrderFile.made(ROWS, folder);
        try (var postgres = EmbeddedPostgres.temporary()) {
            CopyOfLines.prepare(postgres.owner());
            CopyOfLines.copy(postgres.owner(), file);

            assertThat(CopyOfLines.totals(postgres.owner())).isEqualTo(totals(file));
        }
    }

    private static Totals totals(Path file) throws Exception {
        var rows = 0;
        var orders = new HashSet<String>();
        var customers = new HashSet<String>();
        var gross = BigDecimal.ZERO;
        for (var line : Files.readAllLines(file)) {
            var cells = line.split(",", -1);
            if (cells[0].equals("InvoiceNo")) {
                continue;
            }
            rows++;
            if (!cells[0].startsWith("C") && !cells[6].isEmpty()) {
                orders.add(cells[0]);
                customers.add(cells[6]);
                gross =
                        gross.add(
                                new BigDecimal(cells[3])
                                        .multiply(new BigDecimal(cells[5]))
                                        .setScale(2, RoundingMode.HALF_UP));
            }
        }
        return new Totals(
                rows, orders.size(), customers.size(), gross.movePointRight(2).longValueExact());
    }
}
