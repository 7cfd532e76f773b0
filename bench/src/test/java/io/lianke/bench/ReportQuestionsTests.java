package io.lianke.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportQuestionsTests {
    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void each_has_a_name_and_an_address_of_its_own() {
        assertThat(ReportQuestions.all())
                .extracting(each -> each.asked().variant())
                .doesNotHaveDuplicates();
        assertThat(ReportQuestions.all())
                .extracting(each -> each.asked().path())
                .doesNotHaveDuplicates()
                .allSatisfy(path -> assertThat(path).matches("[!-~]+"));
    }

    @Test
    void sales_are_read_as_whole_minor_units_with_or_without_a_place() {
        assertThat(
                        ReportQuestions.sales(
                                json(
                                        """
                                        {"totals":{"orders":3,"customers":2,"grossRevenue":{"amount":"12.30"},
                                            "refunds":{"amount":"0.00"}},
                                         "rows":[{"period":"2026-10-01","breakdown":null,"orders":3,"customers":2,
                                            "grossRevenue":{"amount":"12.30"},"refunds":{"amount":"1.00"}},
                                          {"period":"2026-10-01","breakdown":"web","orders":0,"customers":0,
                                            "grossRevenue":{"amount":"0.00"},"refunds":{"amount":"0.05"}}]}
                                        """)))
                .containsExactly(
                        "3|2|1230|0", "2026-10-01||3|2|1230|100", "2026-10-01|web|0|0|0|5");
    }

    @Test
    void pairs_are_read_below_what_they_were_found_in() {
        assertThat(
                        ReportQuestions.baskets(
                                json(
                                        """
                                        {"ordersInRange":9,"ordersLookedAt":8,"togetherMin":2,"pairsFound":1,
                                         "pairs":[{"first":{"sku":"A","orders":4},"second":{"sku":"B","orders":5},
                                            "together":3}]}
                                        """)))
                .containsExactly("9|8|2|1", "A|B|3|4|5");
    }
}
