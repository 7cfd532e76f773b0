package io.lianke.imports.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.resolution.IdentifierType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportSpecTests {
    private static final List<String> COLUMNS =
            List.of("InvoiceNo", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "StockCode");
    private static final Map<String, String> MAPPING =
            Map.of(
                    "orderId",
                    "InvoiceNo",
                    "quantity",
                    "Quantity",
                    "orderedAt",
                    "InvoiceDate",
                    "unitPrice",
                    "UnitPrice",
                    "sku",
                    "StockCode",
                    "customer.external:shop",
                    "CustomerID");

    @Test
    void a_good_spec_has_no_problems() {
        var spec =
                new ImportSpec(
                        ImportKind.ORDERS,
                        "default",
                        MAPPING,
                        "Europe/London",
                        "GBP",
                        "web",
                        null,
                        OnDuplicate.UPDATE,
                        List.of("external:shop"),
                        false,
                        new Condition("InvoiceNo", Condition.Op.STARTS_WITH, "C"),
                        "dd/MM/yyyy",
                        "tab",
                        "gbk");

        assertThat(spec.problems(COLUMNS)).isEmpty();
        assertThat(spec.targets())
                .hasSize(6)
                .containsEntry(new Target.Key(IdentifierType.external("shop")), "CustomerID");
    }

    @Test
    void everything_wrong_is_told_at_once() {
        var spec =
                new ImportSpec(
                        ImportKind.ORDERS,
                        " ",
                        Map.of("orderId", "Nope", "colour", "Quantity", "customer.fax", "Quantity"),
                        "Mars/Base",
                        "XXX",
                        "a\nb",
                        null,
                        OnDuplicate.SKIP,
                        List.of("phone"),
                        false,
                        new Condition("No", Condition.Op.GT, "x"),
                        "never",
                        "ab",
                        "klingon");

        assertThat(spec.problems(COLUMNS).stream().map(p -> p.pointer() + " " + p.code()))
                .containsExactly(
                        "/mapping/colour imports/unknown-target",
                        "/mapping/customer.fax imports/unknown-target",
                        "/mapping/orderId imports/unknown-column",
                        "/mapping imports/missing-target",
                        "/mapping imports/missing-target",
                        "/mapping imports/missing-target",
                        "/mapping imports/missing-target",
                        "/matchKeys/0 imports/match-key-not-mapped",
                        "/source imports/bad-name",
                        "/channel imports/bad-name",
                        "/zone imports/unknown-zone",
                        "/currency imports/unknown-currency",
                        "/dateFormat imports/bad-date-format",
                        "/delimiter imports/bad-delimiter",
                        "/encoding imports/unknown-encoding",
                        "/refundWhen/column imports/unknown-column",
                        "/refundWhen/value imports/bad-condition-value");
    }

    @Test
    void customers_need_an_identifier_and_products_a_sku() {
        for (var target : List.of("name", "tag", "trait:city")) {
            assertThat(
                            ImportSpec.of(ImportKind.CUSTOMERS, Map.of(target, "a"))
                                    .problems(List.of("a")))
                    .as(target)
                    .singleElement()
                    .satisfies(p -> assertThat(p.code()).isEqualTo("imports/no-identifier"));
        }
        assertThat(
                        ImportSpec.of(ImportKind.CUSTOMERS, Map.of("external:crm", "a"))
                                .problems(List.of("a")))
                .isEmpty();
        assertThat(
                        ImportSpec.of(ImportKind.PRODUCTS, Map.of("productName", "a"))
                                .problems(List.of("a")))
                .singleElement()
                .satisfies(p -> assertThat(p.arguments()).containsEntry("target", "sku"));
    }

    @Test
    void orders_need_a_sku_or_a_name_of_the_product() {
        var named = new HashMap<>(MAPPING);
        named.put("productName", named.remove("sku"));
        assertThat(ImportSpec.of(ImportKind.ORDERS, named).problems(COLUMNS)).isEmpty();

        named.remove("productName");
        assertThat(ImportSpec.of(ImportKind.ORDERS, named).problems(COLUMNS))
                .singleElement()
                .satisfies(p -> assertThat(p.arguments()).containsEntry("target", "sku"));
    }

    @Test
    void targets_are_spelled_by_kind() {
        assertThat(Target.parse("customer.phone", ImportKind.ORDERS))
                .contains(new Target.Key(IdentifierType.PHONE));
        assertThat(Target.parse("phone", ImportKind.ORDERS)).isEmpty();
        assertThat(Target.parse("phone", ImportKind.CUSTOMERS))
                .contains(new Target.Key(IdentifierType.PHONE));
        assertThat(Target.parse("customer.trait:生日", ImportKind.ORDERS))
                .contains(new Target.Trait("生日"));
        assertThat(Target.parse("trait:", ImportKind.CUSTOMERS)).isEmpty();
        assertThat(Target.parse("trait: x", ImportKind.CUSTOMERS)).isEmpty();
        assertThat(Target.parse("sku", ImportKind.PRODUCTS))
                .contains(new Target.Field(FieldName.PRODUCT_SKU));
        assertThat(Target.parse("phone", ImportKind.PRODUCTS)).isEmpty();
    }

    @Test
    void names_of_the_interface_are_read() {
        assertThat(ImportKind.of("orders")).contains(ImportKind.ORDERS);
        assertThat(ImportKind.of("ORDERS")).isEmpty();
        assertThat(OnDuplicate.of("skip")).contains(OnDuplicate.SKIP);
        assertThat(OnDuplicate.of("merge")).isEmpty();
        assertThat(Condition.Op.of("is_empty")).contains(Condition.Op.IS_EMPTY);
        assertThat(Condition.Op.of("regex")).isEmpty();
    }

    @Test
    void conditions_compare_text_and_numbers() {
        assertThat(met(Condition.Op.STARTS_WITH, "C", "C536379")).isTrue();
        assertThat(met(Condition.Op.STARTS_WITH, "C", "c536379")).isFalse();
        assertThat(met(Condition.Op.ENDS_WITH, "R", "12R ")).isTrue();
        assertThat(met(Condition.Op.CONTAINS, "退", "已退款")).isTrue();
        assertThat(met(Condition.Op.EQ, "x", " x ")).isTrue();
        assertThat(met(Condition.Op.NE, "x", "y")).isTrue();
        assertThat(met(Condition.Op.IS_EMPTY, "", "  ")).isTrue();
        assertThat(met(Condition.Op.LT, "0", "-1")).isTrue();
        assertThat(met(Condition.Op.LT, "0", "0")).isFalse();
        assertThat(met(Condition.Op.GT, "9", "10")).isTrue();
        assertThat(met(Condition.Op.GT, "9", "ten")).isFalse();
    }

    private static boolean met(Condition.Op op, String value, String cell) {
        return new Condition("c", op, value).test(cell, NumberFormat.DOT);
    }
}
