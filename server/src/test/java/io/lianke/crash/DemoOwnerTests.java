package io.lianke.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whichever way the first owner comes to be, the demo company is theirs to see.
@Tag("slow")
class DemoOwnerTests {
    private static final String PASSWORD = "a pass phrase of the tests";
    private static final Map<String, String> DEMO =
            Map.of(
                    "LIANKE_DEMO_CUSTOMERS",
                    "60",
                    "LIANKE_DEMO_UNTIL",
                    "2026-11-20T06:00:00Z",
                    "LIANKE_ZONE",
                    "Asia/Shanghai",
                    "LIANKE_CURRENCY",
                    "CNY");

    @Test
    void the_owner_of_the_variables_signs_in_to_the_company(@TempDir Path data) {
        var environment = new HashMap<>(DEMO);
        environment.put("LIANKE_OWNER_EMAIL", "owner@example.com");
        environment.put("LIANKE_OWNER_PASSWORD", PASSWORD);
        try (var lianke = LiankeProcess.start(data, environment)) {
            var browser = Http.anonymous(lianke.port());
            var session =
                    browser.post(
                            "/api/v1/session",
                            "{\"email\":\"owner@example.com\",\"password\":\"%s\"}"
                                    .formatted(PASSWORD));
            assertThat(session.status()).as(session.text()).isEqualTo(200);

            assertSees(browser);
        }
    }

    /// The form of the set-up page offers any currency; amounts that are there would be lost from
    /// view in another.
    @Test
    void the_owner_of_the_set_up_page_keeps_the_currency_of_the_company(@TempDir Path data) {
        try (var lianke = LiankeProcess.start(List.of(), data, DEMO)) {
            var link = lianke.setUpLink();
            var browser = Http.anonymous(link.getPort());
            assertThat(browser.get("/api/v1/setup").body().path("currency").asString())
                    .isEqualTo("CNY");
            var done =
                    browser.post(
                            "/api/v1/setup",
                            """
                            {"token":"%s","email":"me@example.com","password":"%s","displayName":"Me",
                             "organization":{"name":"Pets","zone":"Europe/Berlin","currency":"EUR",
                             "region":"DE","locale":"en"}}
                            """
                                    .formatted(
                                            link.getFragment().substring("token=".length()),
                                            PASSWORD));
            assertThat(done.status()).as(done.text()).isEqualTo(201);

            assertSees(browser);
        }
    }

    private static void assertSees(Http browser) {
        var tenant = browser.get("/api/v1/session").body().path("tenant");
        assertThat(tenant.path("demoSince").asString()).isNotEmpty();
        assertThat(tenant.path("currency").asString()).isEqualTo("CNY");
        assertThat(browser.get("/api/v1/demo").body().path("loaded").asInt()).isEqualTo(60);
        assertThat(browser.get("/api/v1/customers?pageSize=100").body().path("items")).hasSize(60);
        var sales =
                browser.get("/api/v1/reports/sales?from=2026-01-01&to=2026-12-01&interval=month");
        assertThat(sales.body().at("/totals/orders").asInt(0)).as(sales.text()).isPositive();
    }
}
