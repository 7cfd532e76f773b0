package io.lianke.bench;

import io.lianke.bench.bare.CopyOfLines;
import io.lianke.postgres.Database;
import io.lianke.postgres.Durability;
import io.lianke.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// A file of orders through the API, from the first byte sent to the state `done`, beside a bare
/// COPY of the same file into one table of the same server.
final class ImportBenchmark implements Benchmark {
    private static final String RETAIL = "online-retail";
    private static final int COPIES = 3;
    private static final double NANOS = 1e9;
    private static final String SPEC =
            """
            {"kind":"orders","zone":"Europe/London","currency":"GBP","channel":"web",
             "mapping":{"orderId":"InvoiceNo","sku":"StockCode","productName":"Description",
             "quantity":"Quantity","orderedAt":"InvoiceDate","unitPrice":"UnitPrice",
             "customer.external:shop":"CustomerID","customer.trait:country":"Country"},
             "refundWhen":{"column":"InvoiceNo","op":"starts_with","value":"C"}}\
            """;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String about() {
        return "Orders from a CSV file, first and again, beside a bare COPY of its lines.";
    }

    @Override
    public List<String> scales() {
        return List.of(RETAIL, "80k", "320k", "1280k");
    }

    @Override
    public Optional<String> missing(String scale) {
        return scale.equals(RETAIL) ? OrderFile.retailMissing(dataSets()) : Optional.empty();
    }

    @Override
    public void run(String scale, Consumer<Result> out) throws Exception {
        var folder = Files.createTempDirectory("lianke-bench-");
        // Started as root, the application and PostgreSQL run as somebody else.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Durability.FULL)) {
            run(scale, folder, postgres, out);
        } finally {
            delete(folder);
        }
    }

    private static void run(
            String scale, Path folder, EmbeddedPostgres postgres, Consumer<Result> out)
            throws Exception {
        var file =
                scale.equals(RETAIL)
                        ? OrderFile.retail(dataSets(), folder)
                        : OrderFile.made(rows(scale), folder);
        var bare = postgres.createDatabase("bare", null);
        CopyOfLines.prepare(bare);
        var copySeconds = copy(bare, file);
        var expected = CopyOfLines.totals(bare);
        postgres.dropDatabase("bare");

        try (var lianke = RunningLianke.start(postgres.owner(), folder.resolve("data"))) {
            for (var variant : List.of("first", "again")) {
                var begun = System.nanoTime();
                var run = lianke.runImport(file, SPEC);
                var seconds = (System.nanoTime() - begun) / NANOS;
                var totals = totals(run, lianke);
                if (!totals.equals(expected)) {
                    throw new IllegalStateException("Ours " + totals + ", theirs " + expected);
                }
                out.accept(
                        new Result(
                                "import",
                                scale,
                                variant,
                                "import_seconds",
                                seconds,
                                "s",
                                "postgresql-18",
                                copySeconds,
                                totals.checksum()));
            }
        }
    }

    /// The median of some.
    private static double copy(Database bare, Path file) throws Exception {
        var nanos = new long[COPIES];
        for (int i = 0; i < COPIES; i++) {
            nanos[i] = CopyOfLines.copy(bare, file);
        }
        Arrays.sort(nanos);
        return nanos[COPIES / 2] / NANOS;
    }

    private static Totals totals(JsonNode run, RunningLianke lianke) throws Exception {
        var report =
                lianke.get(
                        "/api/v1/reports/sales?from=2010-12-01&to=2011-12-31&interval=month"
                                + "&knownCustomers=true&currency=GBP");
        var totals = report.path("totals");
        var gross = new BigDecimal(totals.path("grossRevenue").path("amount").asString());
        return new Totals(
                run.path("rows").path("total").asLong() - run.path("rows").path("failed").asLong(),
                totals.path("orders").asLong(),
                totals.path("customers").asLong(),
                gross.movePointRight(2).longValueExact());
    }

    private static int rows(String scale) {
        return Integer.parseInt(scale.substring(0, scale.length() - 1)) * 1_000;
    }

    private static Path dataSets() {
        return Path.of(Objects.requireNonNullElse(System.getenv("LIANKE_DATA"), "../shared/data"));
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
