package io.lianke.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/// Files of order lines with the columns of the public data set `online-retail`: the set itself, or
/// made-up lines in its proportions.
final class OrderFile {
    private static final String RETAIL = "online-retail/online_retail_2010-12_2011-08.csv.gz";
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime BEGIN = LocalDateTime.of(2010, 12, 1, 8, 0);
    private static final int MINUTES = 270 * 24 * 60;
    private static final int LINES_PER_ORDER = 20;
    private static final int ORDERS_PER_CUSTOMER = 4;
    private static final int PRODUCTS = 3_700;

    private OrderFile() {}

    /// Says so when the data set is not there.
    static Optional<String> retailMissing(Path dataSets) {
        var packed = dataSets.resolve(RETAIL);
        return Files.exists(packed)
                ? Optional.empty()
                : Optional.of("the data set is not at " + packed + "; LIANKE_DATA says where.");
    }

    /// The data set, unpacked into this folder.
    static Path retail(Path dataSets, Path folder) throws IOException {
        var packed = dataSets.resolve(RETAIL);
        var file = folder.resolve("retail.csv");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, file);
        }
        return file;
    }

    /// So many made-up lines, the same ones every time. One order in sixty is a credit note, one in
    /// four names no customer.
    static Path made(int rows, Path folder) throws IOException {
        var random = new Random(rows);
        var file = folder.resolve("made.csv");
        var orders = Math.max(1, rows / LINES_PER_ORDER);
        var customers = Math.max(1, orders / ORDERS_PER_CUSTOMER);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER);
            var written = 0;
            for (int order = 0; written < rows; order++) {
                var credit = order % 60 == 59;
                var head = (credit ? "C" : "") + (536_000 + order) + ",";
                var tail =
                        ","
                                + TIME.format(
                                        BEGIN.plusMinutes((long) order * MINUTES / (orders + 1)))
                                + ",";
                var customer =
                        order % 4 == 3 ? "" : String.valueOf(12_000 + random.nextInt(customers));
                var lines = 1 + random.nextInt(2 * LINES_PER_ORDER - 1);
                for (int line = 0; line < lines && written < rows; line++, written++) {
                    var product = random.nextInt(PRODUCTS);
                    var quantity = (credit ? -1 : 1) * (1 + random.nextInt(12));
                    var pence = 29 + random.nextInt(1_500);
                    out.write(head);
                    out.write("P" + product + ",PRODUCT NUMBER " + product + "," + quantity + tail);
                    out.write(pence / 100 + "." + pence % 100 / 10 + pence % 10);
                    out.write("," + customer + ",United Kingdom\n");
                }
            }
        }
        return file;
    }
}
