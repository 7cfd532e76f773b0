package io.lianke.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.testing.Shows;
import org.junit.jupiter.api.Test;

/// Rows that failed: shown, written to a file, mended, imported after all.
class ImportRepairTests extends ImportTests {
    private static final String ROWS =
            """
            1,2011-01-05 12:00,A,Lamp,1,1,x,UK
            1,2011-01-05 12:00,B,=cmd|' /C calc'!A0,many,1,x,UK
            2,2011-01-06 12:00,C,Fork,1,2,y,UK
            """;

    @Test
    void errors_name_row_column_code_and_cells_in_the_callers_language() {
        var id = done(ROWS, spec()).path("id").asString();

        var request =
                owner.request("/api/v1/imports/" + id + "/errors")
                        .header("Accept-Language", "zh-CN")
                        .GET();
        var row = owner.send(request).body().path("items").path(0);

        assertThat(row.path("row").asInt()).isEqualTo(2);
        assertThat(row.at("/reasons/0/column").asString()).isEqualTo("qty");
        assertThat(row.at("/reasons/0/code").asString()).isEqualTo("imports/number-invalid");
        assertThat(row.at("/reasons/0/detail").asString()).isEqualTo("不是数字。");
        assertThat(row.at("/cells/qty").asString()).isEqualTo("many");
    }

    @Test
    void the_error_file_has_the_sources_columns_and_no_formula() {
        var ended = done(ROWS, spec());

        var file = owner.get(ended.path("errorsUrl").asString());

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        var lines = file.text().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("\uFEFF\"order\",\"at\"").endsWith("\"Row\",\"Reason\"");
        assertThat(lines[1]).contains("\"'=cmd|").contains("\"many\"").contains(",2,\"qty: ");
    }

    @Test
    void the_error_file_can_be_mended_and_imported_again() {
        var file =
                owner.get(done(ROWS, spec()).path("errorsUrl").asString())
                        .text()
                        .replace("\"many\"", "\"4\"");

        var ended = ended(owner, start(owner, utf8(file), spec()));

        assertThat(ended.path("state").asString()).isEqualTo("done");
        assertRows(ended, 1, 0, 0);
    }

    @Test
    void a_mended_row_joins_the_good_rows_of_its_order() {
        var id = done(ROWS, spec()).path("id").asString();
        var before = state(world);

        var mended =
                owner.put(
                        "/api/v1/imports/" + id + "/rows/2",
                        "{\"values\":{\"qty\":\"4\",\"price\":\"2.50\"}}");
        assertThat(mended.status()).as(mended.text()).isEqualTo(200);
        assertThat(mended.body().at("/cells/qty").asString()).isEqualTo("4");
        ask(id, "retry");
        var ended = ended(owner, id);

        assertThat(ended.path("state").asString()).isEqualTo("done");
        assertRows(ended, 3, 0, 0);
        assertThat(state(world))
                .anyMatch(l ->
                        l.startsWith("order default/1")
                                && l.contains(" 1100 1100 0 ")
                                && l.contains("A|"))
                .containsAll(before.stream().filter(l -> l.startsWith("order default/2")).toList());
        assertThat(owner.get("/api/v1/imports/" + id + "/errors").body().path("items").size())
                .isZero();
    }

    @Test
    void a_badly_mended_row_still_fails() {
        var id = done(ROWS, spec()).path("id").asString();
        owner.put("/api/v1/imports/" + id + "/rows/2", "{\"values\":{\"qty\":\"lots\"}}");

        ask(id, "retry");

        assertRows(ended(owner, id), 2, 0, 1);
    }

    @Test
    void only_failed_rows_and_known_columns_can_be_mended() {
        var id = done(ROWS, spec()).path("id").asString();

        var good = owner.put("/api/v1/imports/" + id + "/rows/1", "{\"values\":{\"qty\":\"4\"}}");
        var column =
                owner.put("/api/v1/imports/" + id + "/rows/2", "{\"values\":{\"nope\":\"4\"}}");
        var nothing = owner.post("/api/v1/imports/" + id + ":retry", "{}");

        assertThat(good.code()).isEqualTo("imports/row-not-failed");
        assertThat(column.status()).isEqualTo(422);
        assertThat(nothing.code()).isEqualTo("imports/nothing-repaired");
    }

    @Test
    @Shows("Z-2")
    void nobody_sees_or_touches_the_imports_of_another_tenant() {
        var id = done(ROWS, spec()).path("id").asString();
        var stranger = program(anotherWorld(), Role.OWNER);

        assertThat(stranger.get("/api/v1/imports/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/imports/" + id + "/errors").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/imports/" + id + "/errors.csv").status()).isEqualTo(404);
        for (var action : new String[] {"pause", "resume", "cancel", "rollback", "retry"}) {
            assertThat(stranger.post("/api/v1/imports/" + id + ":" + action, "{}").status())
                    .isEqualTo(404);
        }
        assertThat(
                        stranger.put(
                                        "/api/v1/imports/" + id + "/rows/2",
                                        "{\"values\":{\"qty\":\"4\"}}")
                                .status())
                .isEqualTo(404);
        assertThat(stranger.get("/api/v1/imports").body().path("items").size()).isZero();
    }
}
