package io.lianke.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real year of a real shop, whose figures others have published.
@Tag("data")
class OnlineRetailTests extends ImportTests {
    private static final Logger log = LoggerFactory.getLogger(OnlineRetailTests.class);
    private static final String RETAIL =
            """
            {"kind":"orders","mapping":{"orderId":"InvoiceNo","sku":"StockCode","productName":"Description",
            "quantity":"Quantity","orderedAt":"InvoiceDate","unitPrice":"UnitPrice",
            "customer.external:shop":"CustomerID","customer.trait:country":"Country"},
            "zone":"Europe/London","currency":"GBP",
            "refundWhen":{"column":"InvoiceNo","op":"starts_with","value":"C"}}
            """;

    private static byte[] file() throws IOException {
        var folder = Objects.requireNonNullElse(System.getenv("LIANKE_DATA"), "../../shared/data");
        var path = Path.of(folder, "online-retail", "online_retail_2010-12_2011-08.csv.gz");
        if (!Files.exists(path) && "true".equals(System.getenv("CI"))) {
            fail("The data set online-retail is not at %s", path);
        }
        Assumptions.assumeTrue(Files.exists(path), "needs the data set online-retail at " + path);
        try (var in = new GZIPInputStream(Files.newInputStream(path))) {
            return in.readAllBytes();
        }
    }

    @Test
    void a_year_of_orders_comes_out_as_published_and_again_changes_nothing() throws Exception {
        var file = file();

        var began = System.nanoTime();
        var first = ended(owner, start(owner, file, RETAIL));
        log.atInfo().addKeyValue("millis", (System.nanoTime() - began) / 1_000_000).log("imported");

        assertThat(first.path("state").asString()).as(first.toString()).isEqualTo("done");
        assertThat(first.path("rows").path("total").asLong()).isEqualTo(320_705);
        log.atInfo().addKeyValue("result", first).log("first import");
        assertThat(paid()).containsExactly(3_317L, 523_924_056L);
        var before = state(world);

        began = System.nanoTime();
        var second = ended(owner, start(owner, file, RETAIL));
        log.atInfo().addKeyValue("millis", (System.nanoTime() - began) / 1_000_000).log("again");

        assertThat(second.path("rows")).isEqualTo(first.path("rows"));
        assertCounts(second.path("created"), 0, 0, 0, 0);
        assertCounts(second.path("updated"), 0, 0, 0, 0);
        assertThat(state(world)).isEqualTo(before);
    }

    /// Customers with a paid order, and what they paid.
    private List<Long> paid() throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select count(distinct customer_id), sum(gross_minor) from commerce.orders"
                                        + " where tenant_id = ? and customer_id is not null and gross_minor > 0")) {
            statement.setObject(1, world.tenant().id());
            var row = statement.executeQuery();
            row.next();
            return List.of(row.getLong(1), row.getLong(2));
        }
    }
}
