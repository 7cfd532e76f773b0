package io.lianke.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What people ask of a list of customers, with the best statements we know for the same answer.
final class CustomerQuestions {
    private static final String COLUMNS =
            """
            select c.id, c.ordinal, c.kind, c.status, c.name, c.city, c.channel, c.store, c.owner_id, c.created_at,
                t.order_count, t.revenue_minor, t.currency, t.last_order_at,
                array(select g.tag from customer.tags g
                    where g.tenant_id = c.tenant_id and g.customer_id = c.id order by g.tag),
                array(select i.type || ':' || i.value from customer.identifiers i
                    where i.tenant_id = c.tenant_id and i.customer_id = c.id order by i.first_seen_at, i.value)
            from customer.customers c
                join customer.totals t on t.tenant_id = c.tenant_id and t.customer_id = c.id
            where c.tenant_id = (select current_setting('lianke.tenant')::uuid)
                and t.tenant_id = (select current_setting('lianke.tenant')::uuid)
                and c.merged_into is null and c.status = 'active'
            """;

    private static final int PAGE = 50;
    private static final int COUNT_MAX = 10_000;
    private static final int FOUND_MAX = 500;

    private static final Map<String, String> SORTS =
            Map.of(
                    "createdAt", "c.ordinal %1$s",
                    "name", "coalesce(c.name_key, c.name collate \"C\") %1$s, c.id %1$s",
                    "lastOrderAt", "t.last_order_key %1$s, t.customer_id %1$s",
                    "revenue", "t.revenue_minor %1$s, t.customer_id %1$s");

    private CustomerQuestions() {}

    /// The list as it opens.
    static Question newest() {
        return lists().stream()
                .filter(question -> question.variant().equals("-createdAt/all"))
                .findFirst()
                .orElseThrow();
    }

    /// Each sort in both directions, bare and with each kind of filter.
    static List<Question> lists() {
        var filters =
                Map.of(
                        "",
                        "",
                        "&channel=web",
                        " and c.channel = 'web'",
                        "&store=s-17",
                        " and c.store = 's-17'",
                        "&tag=" + encoded("常客"),
                        tagged("常客"),
                        "&tag=" + encoded("老友"),
                        tagged("老友"));
        var names =
                Map.of(
                        "",
                        "all",
                        "&channel=web",
                        "channel",
                        "&store=s-17",
                        "store",
                        "&tag=" + encoded("常客"),
                        "tag-of-many",
                        "&tag=" + encoded("老友"),
                        "tag-of-few");
        var questions = new ArrayList<Question>();
        for (var sort : List.of("createdAt", "name", "lastOrderAt", "revenue")) {
            for (var way : List.of("", "-")) {
                for (var filter : filters.keySet().stream().sorted().toList()) {
                    var condition = filters.getOrDefault(filter, "");
                    var order =
                            SORTS.getOrDefault(sort, "").formatted(way.isEmpty() ? "asc" : "desc");
                    questions.add(
                            new Question(
                                    way + sort + "/" + names.get(filter),
                                    "/api/v1/customers?sort=" + way + sort + filter,
                                    rows(condition, order)
                                            + " order by "
                                            + order
                                            + " limit "
                                            + PAGE,
                                    count(condition)));
                }
            }
        }
        return questions;
    }

    /// Sorted before totals are joined: of a filter that many pass, a page of them is enough. What
    /// totals are sorted by lies beside the store.
    private static String rows(String condition, String order) {
        if (order.contains("t.")) {
            return COLUMNS + condition.replace("c.store", "t.store");
        }
        return COLUMNS
                + " and c.id in (select c.id from customer.customers c"
                + " where c.tenant_id = (select current_setting('lianke.tenant')::uuid)"
                + " and c.merged_into is null and c.status = 'active'"
                + condition
                + " order by "
                + order
                + " limit "
                + PAGE
                + ")";
    }

    private static String count(String condition) {
        return """
        select count(*) from (select from customer.customers c
            where c.tenant_id = (select current_setting('lianke.tenant')::uuid)
                and c.merged_into is null and c.status = 'active'
        """
                + condition
                + " limit "
                + COUNT_MAX
                + ") counted";
    }

    private static String tagged(String tag) {
        return " and exists (select from customer.tags g where g.tenant_id = c.tenant_id"
                + " and g.customer_id = c.id and g.tag = '"
                + tag
                + "')";
    }

    /// What people type into the search field.
    static List<Question> searches() {
        var typed =
                List.of(
                        List.of("surname-of-many", "王", "'王':*"),
                        List.of("surname-of-few", "金", "'金':*"),
                        List.of("given-name", "晓明", "'晓明':*"),
                        List.of("whole-name", "王晓明", "'王晓明':*"),
                        List.of("pinyin", "zhangxiaoming", "'zhangxiaoming':*"),
                        List.of("pinyin-begun", "zhangx", "'zhangx':*"),
                        List.of("pinyin-surname", "wang", "'wang':*"),
                        List.of("initials", "zxm", "'zxm':*"),
                        List.of("initials-of-many", "l", "'l':*"),
                        List.of("nobody", "zzzz", "'zzzz':*"),
                        List.of("phone-tail-3", "678", "'678':*"),
                        List.of("phone-tail-4", "5678", "'5678':*"),
                        List.of("email-begun", "p1234", "'p1234':*"),
                        List.of("member-card", "M-3000", "'m-3000':*"));
        return typed.stream().map(one -> search(one.get(0), one.get(1), one.get(2))).toList();
    }

    /// The owner's search is the only way to these indexes for the role of the application, so the
    /// baseline asks it too, and then reads the rows and the count by one statement each.
    private static Question search(String variant, String typed, String query) {
        var digits = typed.matches("[0-9]{3,}");
        var found =
                " and c.ordinal = any (array(select customer.search("
                        + String.join(
                                ", ",
                                literal(query),
                                literal("%" + typed + "%"),
                                typed.length() > 2
                                        ? literal(typed.toLowerCase(Locale.ROOT) + "%")
                                        : "null",
                                digits ? literal(new StringBuilder(typed).reverse() + "%") : "null",
                                literal(typed),
                                digits ? typed : "null",
                                "null, 'active', null, null, null, null",
                                String.valueOf(FOUND_MAX + 1))
                        + ")))";
        return new Question(
                variant,
                "/api/v1/customers?q=" + encoded(typed),
                COLUMNS + found + " order by c.ordinal desc limit " + PAGE,
                "");
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// Somebody by a whole phone or e-mail.
    static List<Question> identifiers() {
        return List.of(
                identifier("exact-phone", "phone", "+86199" + "%08d".formatted(7919L * 4321)),
                identifier("exact-email", "email", "p4322@example.com"));
    }

    private static Question identifier(String variant, String type, String value) {
        return new Question(
                variant,
                "/api/v1/customers?identifier=" + encoded(type + ":" + value),
                """
                select c.id, c.*, array(select g.tag from customer.tags g
                        where g.tenant_id = c.tenant_id and g.customer_id = c.id order by g.tag),
                    array(select i from customer.identifiers i
                        where i.tenant_id = c.tenant_id and i.customer_id = c.id),
                    t.order_count, t.revenue_minor, t.currency
                from customer.identifiers h
                    join customer.customers c on c.tenant_id = h.tenant_id and c.id = h.customer_id
                    join customer.totals t on t.tenant_id = h.tenant_id and t.customer_id = h.customer_id
                where h.tenant_id = (select current_setting('lianke.tenant')::uuid)
                    and h.type = %s and h.value = %s
                """
                        .formatted(literal(type), literal(value)),
                "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
