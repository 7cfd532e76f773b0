package io.lianke.imports.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingProposalTests {

    @Test
    void the_gift_shop_file_needs_no_help() {
        var columns =
                List.of(
                        "InvoiceNo",
                        "StockCode",
                        "Description",
                        "Quantity",
                        "InvoiceDate",
                        "UnitPrice",
                        "CustomerID",
                        "Country");
        var rows =
                List.of(
                        List.of(
                                "536365",
                                "85123A",
                                "WHITE HANGING HEART",
                                "6",
                                "2010-12-01 08:26:00",
                                "2.55",
                                "17850.0",
                                "United Kingdom"),
                        List.of(
                                "C536379",
                                "D",
                                "Discount",
                                "-1",
                                "2010-12-01 09:41:00",
                                "27.5",
                                "14527.0",
                                "United Kingdom"));

        var proposal = MappingProposal.of(ImportKind.ORDERS, columns, rows);

        assertThat(proposal.mapping())
                .isEqualTo(
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
                                "Country"));
        assertThat(proposal.refundWhen())
                .isEqualTo(new Condition("InvoiceNo", Condition.Op.STARTS_WITH, "C"));
        assertThat(proposal.dateFormat()).isEqualTo("yyyy-MM-dd HH:mm:ss");
        assertThat(proposal.dateAmbiguous()).isFalse();
        assertThat(proposal.confidence())
                .allSatisfy((_, sure) -> assertThat(sure).isBetween(0.89, 1.0));
        assertThat(ImportSpec.of(ImportKind.ORDERS, proposal.mapping()).problems(columns))
                .isEmpty();
    }

    @Test
    void chinese_names_are_known() {
        var columns = List.of("订单编号", "下单时间", "商品名称", "数量", "单价", "收货人手机", "门店", "备注");
        var rows =
                List.of(
                        List.of(
                                "T1",
                                "2026年1月2日 8:00",
                                "茶",
                                "1",
                                "￥12.50",
                                "13800138000",
                                "南山店",
                                "x"));

        var proposal = MappingProposal.of(ImportKind.ORDERS, columns, rows);

        assertThat(proposal.mapping())
                .isEqualTo(
                        Map.of(
                                "orderId",
                                "订单编号",
                                "orderedAt",
                                "下单时间",
                                "productName",
                                "商品名称",
                                "quantity",
                                "数量",
                                "unitPrice",
                                "单价",
                                "customer.phone",
                                "收货人手机",
                                "store",
                                "门店"));
        assertThat(proposal.currency()).isEqualTo("CNY");
        assertThat(proposal.refundWhen()).isNull();
    }

    @Test
    void values_tell_what_names_do_not() {
        var columns = List.of("A", "B", "C");
        var rows =
                List.of(
                        List.of("李雷", "13800138000", "li@example.com"),
                        List.of("韩梅梅", "139-0013-9000", "han@example.com"));

        var proposal = MappingProposal.of(ImportKind.CUSTOMERS, columns, rows);

        assertThat(proposal.mapping()).isEqualTo(Map.of("phone", "B", "email", "C"));
        assertThat(proposal.confidence()).containsEntry("phone", 0.5);
    }

    @Test
    void names_that_the_values_contradict_are_unsure_and_one_column_feeds_one_target() {
        var columns = List.of("Phone", "Mobile", "Email");
        var rows =
                List.of(
                        List.of("n/a", "13800138000", "li@example.com"),
                        List.of("x", "13900139000", "han@example.com"));

        var proposal = MappingProposal.of(ImportKind.CUSTOMERS, columns, rows);

        assertThat(proposal.mapping()).isEqualTo(Map.of("phone", "Mobile", "email", "Email"));
    }

    @Test
    void look_alike_letters_are_not_taken_for_a_known_name() {
        assertThat(
                        MappingProposal.of(
                                        ImportKind.CUSTOMERS,
                                        List.of("Еmail"),
                                        List.of(List.of("x")))
                                .mapping())
                .isEmpty();
        assertThat(
                        MappingProposal.of(
                                        ImportKind.CUSTOMERS,
                                        List.of("Ｅ－ＭＡＩＬ"),
                                        List.of(List.of("a@b.cn")))
                                .mapping())
                .containsEntry("email", "Ｅ－ＭＡＩＬ");
    }

    @Test
    void an_ambiguous_date_is_left_to_the_user() {
        var proposal =
                MappingProposal.of(
                        ImportKind.ORDERS,
                        List.of("Date"),
                        List.of(List.of("01/02/2010"), List.of("03/04/2010")));

        assertThat(proposal.dateAmbiguous()).isTrue();
        assertThat(proposal.dateFormat()).isNull();
    }

    @Test
    void a_date_that_the_sample_cannot_settle_is_left_to_the_whole_file() {
        var proposal =
                MappingProposal.of(
                        ImportKind.ORDERS, List.of("Date"), List.of(List.of("1/1/2011")));

        assertThat(proposal.dateAmbiguous()).isFalse();
        assertThat(proposal.dateFormat()).isNull();
    }

    @Test
    void an_empty_sample_still_proposes_by_name() {
        assertThat(
                        MappingProposal.of(ImportKind.PRODUCTS, List.of("SKU", "Price"), List.of())
                                .mapping())
                .isEqualTo(Map.of("sku", "SKU", "unitPrice", "Price"));
    }
}
