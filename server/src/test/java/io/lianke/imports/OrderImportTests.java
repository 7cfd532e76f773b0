package io.lianke.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The rules of an import of orders.
class OrderImportTests extends ImportTests {
    private static final String TWO_ORDERS =
            """
            1001,2011-01-05 10:00,A,Lamp,2,2.50,17850,UK
            1001,2011-01-05 10:00,B,Cup,1,1.25,17850,UK
            1002,2011-01-06 11:30,A,Lamp big,1,2.75,,
            """;

    @Test
    void an_import_makes_orders_customers_and_products() {
        var ended = done(TWO_ORDERS, spec());

        assertRows(ended, 3, 0, 0);
        assertCounts(ended.path("created"), 1, 2, 0, 2);
        assertCounts(ended.path("updated"), 0, 0, 0, 0);
        assertThat(state(world))
                .anyMatch(line ->
                        line.startsWith("customer external:shop:17850") && line.contains(" 1 625 "))
                .anyMatch(line -> line.startsWith("order default/1002") && line.contains("nobody"))
                .contains("product A Lamp big -");
    }

    @Test
    void times_are_read_in_the_zone_of_the_spec() {
        done("1,2011-07-05 10:00,A,Lamp,1,1,x,UK\n", spec());

        assertThat(state(world))
                .anyMatch(line -> line.contains("order default/1 2011-07-05 09:00:00+00"));
    }

    @Test
    void the_same_file_again_changes_nothing() {
        done(TWO_ORDERS, spec());
        var before = state(world);

        var again = done(TWO_ORDERS, spec());

        assertRows(again, 3, 0, 0);
        assertCounts(again.path("created"), 0, 0, 0, 0);
        assertCounts(again.path("updated"), 0, 0, 0, 0);
        assertThat(state(world)).isEqualTo(before);
    }

    @Test
    void rows_of_an_order_need_not_be_adjacent_and_the_earliest_one_dates_it() {
        done(
                """
                1,2011-01-05 12:00,A,Lamp,1,1,x,UK
                2,2011-01-05 12:00,B,Cup,1,1,x,UK
                1,2011-01-05 11:00,C,Fork,1,1,x,UK
                """,
                spec());

        assertThat(state(world))
                .anyMatch(l ->
                        l.startsWith("order default/1 2011-01-05 11:00")
                                && l.contains("A|")
                                && l.contains("C|"));
    }

    @Test
    void equal_rows_are_separate_lines() {
        var ended = done("1,2011-01-05 12:00,A,Lamp,1,1,x,UK\n".repeat(2), spec());

        assertRows(ended, 2, 0, 0);
        assertThat(state(world))
                .anyMatch(l -> l.startsWith("order default/1") && l.contains(" 200 200 0 "));
    }

    @Test
    void an_imported_order_replaces_its_lines() {
        done(TWO_ORDERS, spec());

        var ended = done("1001,2011-01-05 10:00,B,Cup,1,1.25,17850,UK\n", spec());

        assertCounts(ended.path("updated"), 0, 1, 0, 0);
        assertThat(state(world))
                .anyMatch(l -> l.startsWith("order default/1001") && l.contains(" 125 125 0 "));
    }

    @Test
    void the_latest_name_and_trait_win_wherever_their_row_stands() {
        done(
                """
                1,2011-03-01 12:00,A,New,1,1,x,France
                2,2011-01-01 12:00,A,Old,1,1,x,UK
                """,
                spec());

        assertThat(state(world))
                .contains("product A New -")
                .anyMatch(l -> l.startsWith("customer") && l.contains("\"country\": \"France\""));
    }

    @Test
    void lines_without_a_positive_quantity_and_price_are_kept_and_no_revenue() {
        var ended =
                done(
                        """
                        1,2011-01-05 12:00,A,Lamp,0,1,x,UK
                        1,2011-01-05 12:00,B,Cup,-2,1,x,UK
                        1,2011-01-05 12:00,C,Fork,1,0,x,UK
                        """,
                        spec());

        assertRows(ended, 3, 0, 0);
        var state = state(world);
        assertThat(state).anyMatch(l -> l.startsWith("order default/1") && l.contains(" 0 0 0 "));
        assertThat(state).noneMatch(l -> l.startsWith("event Order Completed"));
    }

    @Test
    void a_line_is_rounded_once_and_half_up() {
        done("1,2011-01-05 12:00,A,Lamp,3,0.335,x,UK\n", spec());

        assertThat(state(world))
                .anyMatch(l -> l.startsWith("order default/1") && l.contains(" 101 101 0 "));
    }

    @Test
    void rows_that_meet_the_condition_are_credit_notes() {
        var ended = done(TWO_ORDERS + "C1003,2011-01-07 09:00,A,Lamp,-1,2.50,17850,UK\n", spec());

        assertCounts(ended.path("created"), 1, 2, 1, 2);
        assertThat(state(world))
                .anyMatch(l ->
                        l.startsWith("refund default/C1003 credit_note") && l.contains(" 250 "));
    }

    @Test
    void a_bad_row_fails_alone() {
        var ended =
                done(
                        """
                        1,2011-01-05 12:00,A,Lamp,1,1,x,UK
                        1,2011-01-05 12:00,B,Cup,many,1,x,UK
                        2,never,B,Cup,1,1,x,UK
                        3,2011-01-05 12:00,B,Cup,1,1,x,UK,extra
                        ,2011-01-05 12:00,B,Cup,1,1,x,UK
                        """,
                        spec());

        assertRows(ended, 1, 0, 4);
        assertCounts(ended.path("created"), 1, 1, 0, 1);
    }

    @Test
    void with_skip_existing_orders_and_customers_stay_as_they_are() {
        done(TWO_ORDERS, spec());
        var before = state(world);

        var ended =
                done(
                        """
                        1001,2011-01-05 10:00,Z,Zebra,9,9,17850,France
                        1009,2011-01-08 10:00,A,Lamp,1,1,17850,France
                        """,
                        spec("\"onDuplicate\":\"skip\""));

        assertRows(ended, 1, 1, 0);
        assertCounts(ended.path("updated"), 0, 0, 0, 0);
        var after = new ArrayList<>(state(world));
        assertThat(before.stream().filter(l -> l.startsWith("order")).toList()).isSubsetOf(after);
        assertThat(after).noneMatch(l -> l.contains("France"));
    }

    @Test
    void a_dry_run_tells_everything_and_changes_nothing() {
        done("1001,2011-01-05 10:00,A,Lamp,2,2.50,17850,UK\n", spec());
        var before = state(world);

        var ended = done(TWO_ORDERS + "1003,never,A,Lamp,1,1,,\n", spec("\"dryRun\":true"));

        assertRows(ended, 3, 0, 1);
        assertCounts(ended.path("created"), 0, 1, 0, 1);
        assertThat(ended.path("updated").path("orders").asLong()).isEqualTo(1);
        assertThat(state(world)).isEqualTo(before);
    }

    @Test
    void the_order_of_the_rows_changes_nothing() {
        var random = new Random(7);
        var rows = new ArrayList<String>();
        for (int i = 0; i < 400; i++) {
            int order = random.nextInt(60);
            rows.add(
                    "%s%d,2011-01-%02d %02d:%02d,S%d,Name %d,%d,%d.%02d,%s,Country %d"
                            .formatted(
                                    order % 9 == 0 ? "C" : "",
                                    order,
                                    1 + order % 28,
                                    i / 60,
                                    i % 60,
                                    random.nextInt(20),
                                    i,
                                    random.nextInt(12) - 2,
                                    random.nextInt(9),
                                    random.nextInt(100),
                                    order % 4 == 0 ? "" : "c" + order % 13,
                                    i));
        }
        done(String.join("\n", rows) + "\n", spec());
        var straight = state(world);
        java.util.Collections.shuffle(rows, random);

        var other = anotherWorld();
        var caller = program(other, io.lianke.access.Role.OWNER);
        ended(caller, start(caller, utf8(HEADER + String.join("\n", rows) + "\n"), spec()));

        assertThat(state(other)).isEqualTo(straight);
        assertThat(revenue(straight)).isEqualTo(naiveRevenue(rows));
    }

    private static long revenue(List<String> state) {
        return state.stream()
                .filter(l -> l.startsWith("order "))
                .mapToLong(l -> Long.parseLong(l.split(" ")[8]))
                .sum();
    }

    private static long naiveRevenue(List<String> rows) {
        return rows.stream()
                .map(row -> row.split(",", -1))
                .filter(cells -> !cells[0].startsWith("C") && Integer.parseInt(cells[4]) > 0)
                .mapToLong(cells ->
                        Long.parseLong(cells[4]) * Long.parseLong(cells[5].replace(".", "")))
                .sum();
    }
}
