package io.lianke.imports.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.customer.resolution.Normalizer;
import io.lianke.imports.reading.RowProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowParserTests {
    private static final List<String> COLUMNS =
            List.of(
                    "InvoiceNo",
                    "StockCode",
                    "Description",
                    "Quantity",
                    "InvoiceDate",
                    "UnitPrice",
                    "CustomerID",
                    "Country",
                    "Phone");
    private static final ImportSpec SPEC =
            new ImportSpec(
                    ImportKind.ORDERS,
                    "default",
                    Map.of(
                            "orderId",
                            "InvoiceNo",
                            "sku",
                            "StockCode",
                            "productName",
                            "Description",
                            "quantity",
                            "Quantity",
                            "orderedAt",
                            "InvoiceDate",
                            "unitPrice",
                            "UnitPrice",
                            "customer.external:shop",
                            "CustomerID",
                            "customer.trait:country",
                            "Country",
                            "customer.phone",
                            "Phone"),
                    "Europe/London",
                    "GBP",
                    "web",
                    null,
                    OnDuplicate.UPDATE,
                    List.of(),
                    false,
                    new Condition("InvoiceNo", Condition.Op.STARTS_WITH, "C"),
                    null,
                    null,
                    null);

    private static Draft<OrderRow> order(String... cells) {
        return parser(SPEC, COLUMNS, List.of(cells)).order(List.of(cells));
    }

    private static RowParser parser(ImportSpec spec, List<String> columns, List<String> row) {
        var formats = new ColumnFormats(spec, columns);
        formats.add(row);
        return new RowParser(
                spec,
                columns,
                formats,
                new RowParser.Context(
                        ZoneId.of("Europe/London"),
                        Instant.parse("2026-11-21T00:00:00Z"),
                        new Normalizer("GB")));
    }

    private static List<String> codes(Draft<?> draft) {
        return switch (draft) {
            case Draft.Failed<?>(var problems) ->
                    problems.stream().map(p -> p.column() + " " + p.code()).toList();
            case Draft.Ready<?>(_, var warnings) ->
                    warnings.stream().map(p -> "warning " + p.column() + " " + p.code()).toList();
        };
    }

    @Test
    void a_line_of_an_order_is_read() {
        var draft =
                order(
                        "536365",
                        "85123A",
                        " WHITE  HANGING ",
                        "6",
                        "2010-12-01 08:26:00",
                        "2.55",
                        "17850.0",
                        "United Kingdom",
                        "020 7946 0018");

        assertThat(draft)
                .isInstanceOfSatisfying(
                        Draft.Ready.class,
                        ready ->
                                assertThat(ready.row())
                                        .isEqualTo(
                                                new OrderRow(
                                                        "536365",
                                                        false,
                                                        null,
                                                        null,
                                                        Instant.parse("2010-12-01T08:26:00Z"),
                                                        "85123A",
                                                        "WHITE  HANGING",
                                                        new BigDecimal("6"),
                                                        new BigDecimal("2.55"),
                                                        BigDecimal.ZERO,
                                                        "web",
                                                        null,
                                                        null,
                                                        null,
                                                        ((OrderRow) ready.row()).identifiers(),
                                                        Map.of("country", "United Kingdom"))));
        var row = (OrderRow) ((Draft.Ready<?>) draft).row();
        assertThat(row.identifiers())
                .containsExactlyInAnyOrder(
                        new Identifier(IdentifierType.external("shop"), "17850.0"),
                        new Identifier(IdentifierType.PHONE, "+442079460018"));
    }

    @Test
    void a_cancelled_invoice_is_a_refund_and_zero_prices_are_kept() {
        var draft =
                order(
                        "C536379",
                        "D",
                        "Discount",
                        "-1",
                        "2010-12-01 09:41:00",
                        "27.5",
                        "14527.0",
                        "",
                        "");
        assertThat(((OrderRow) ((Draft.Ready<?>) draft).row()).refund()).isTrue();

        var free = order("1", "A", "", "0", "2010-12-01", "0", "", "", "");
        assertThat(codes(free)).isEmpty();
        assertThat(((OrderRow) ((Draft.Ready<?>) free).row()).identifiers()).isEmpty();
    }

    @Test
    void a_product_without_a_number_is_known_by_its_name() {
        var draft =
                order("1", " ", " Green lamp ", "1", "2010-12-01 08:26:00", "2.55", "", "UK", "");
        assertThat(draft)
                .isInstanceOfSatisfying(
                        Draft.Ready.class,
                        ready ->
                                assertThat((OrderRow) ready.row())
                                        .returns("Green lamp", OrderRow::sku));

        assertThat(codes(order("1", "", "", "1", "2010-12-01 08:26:00", "2.55", "", "UK", "")))
                .containsExactly("StockCode imports/value-missing");
        var longName = "n".repeat(199) + "𠮷 and more";
        var known = order("1", "", longName, "1", "2010-12-01 08:26:00", "2.55", "", "UK", "");
        assertThat(known)
                .isInstanceOfSatisfying(
                        Draft.Ready.class,
                        ready ->
                                assertThat((OrderRow) ready.row())
                                        .returns("n".repeat(199), OrderRow::sku)
                                        .returns(longName, OrderRow::productName));
    }

    @Test
    void everything_wrong_with_a_row_is_told_at_once() {
        assertThat(codes(order("", "x", "x", "six", "yesterday", "", "", "", "")))
                .containsExactly(
                        "InvoiceNo imports/value-missing",
                        "InvoiceDate imports/date-invalid",
                        "Quantity imports/number-invalid",
                        "UnitPrice imports/value-missing");
    }

    @Test
    void what_no_shop_can_have_meant_is_refused() {
        assertThat(
                        codes(
                                order(
                                        "1",
                                        "A",
                                        "",
                                        "1000000000001",
                                        "1899-12-31",
                                        "-1000000000001",
                                        "",
                                        "",
                                        "")))
                .containsExactly(
                        "InvoiceDate imports/date-too-early",
                        "Quantity imports/quantity-out-of-range",
                        "UnitPrice imports/price-out-of-range");
        assertThat(codes(order("1", "A", "", "1", "2026-11-24", "1", "", "", "")))
                .containsExactly("InvoiceDate imports/date-in-future");
        assertThat(codes(order("1", "A", "", "1", "2026-11-22", "1", "", "", ""))).isEmpty();
        assertThat(codes(order("1".repeat(201), "A", "", "1", "2026-11-22", "1", "", "", "")))
                .containsExactly("InvoiceNo imports/value-too-long");
    }

    @Test
    void prices_keep_six_decimals() {
        var row =
                (OrderRow)
                        ((Draft.Ready<?>)
                                        order(
                                                "1",
                                                "A",
                                                "",
                                                "1",
                                                "2010-12-01",
                                                "0.1234565",
                                                "",
                                                "",
                                                ""))
                                .row();
        assertThat(row.unitPrice()).isEqualTo("0.123457");
    }

    @Test
    void a_bad_phone_is_a_warning_on_an_order_and_fails_a_customer() {
        assertThat(codes(order("1", "A", "", "1", "2010-12-01", "1", "", "", "12")))
                .containsExactly("warning Phone customer/phone-invalid");

        var columns = List.of("姓名", "手机", "标签");
        var spec =
                ImportSpec.of(
                        ImportKind.CUSTOMERS, Map.of("name", "姓名", "phone", "手机", "tag", "标签"));
        assertThat(codes(parser(spec, columns, columns).customer(List.of("李雷", "12", ""))))
                .containsExactly("手机 customer/phone-invalid");
        assertThat(codes(parser(spec, columns, columns).customer(List.of("", " ", ""))))
                .containsExactly("null imports/no-identifier");
        assertThat(parser(spec, columns, columns).customer(List.of("李\u202e雷\t", "", "VIP，新客;VIP")))
                .isEqualTo(
                        new Draft.Ready<>(
                                new CustomerRow("李雷", List.of(), List.of("VIP", "新客"), Map.of()),
                                List.<RowProblem>of()));
    }

    @Test
    void a_product_is_read() {
        var columns = List.of("货号", "品名", "单价");
        var spec =
                ImportSpec.of(
                        ImportKind.PRODUCTS,
                        Map.of("sku", "货号", "productName", "品名", "unitPrice", "单价"));

        assertThat(
                        parser(spec, columns, List.of("A1", "茶", "￥12.50"))
                                .product(List.of("A1", "茶", "￥12.50")))
                .isEqualTo(
                        new Draft.Ready<>(
                                new ProductRow("A1", "茶", null, new BigDecimal("12.50")),
                                List.<RowProblem>of()));
        assertThat(codes(parser(spec, columns, columns).product(List.of("", "茶", "x"))))
                .containsExactly("货号 imports/value-missing", "单价 imports/number-invalid");
    }
}
