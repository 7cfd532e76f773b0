package io.lianke.bench;

import io.lianke.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A tenant full of made-up customers, the same ones every time, written by the owner of the
/// database in the shape in which the application leaves them.
///
/// One in fourteen bears the commonest surname. Two thirds have ordered, half have an e-mail, a
/// third a member card; a fifth bear the tag `常客`, one in five hundred `老友`.
final class People {
    private static final String SURNAMES =
            "王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu"
                    + " 胡hu 郭guo 何he 林lin 高gao 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu"
                    + " 韩han 邓deng 冯feng 曹cao 彭peng 肖xiao 田tian 董dong 潘pan 袁yuan 蔡cai"
                    + " 蒋jiang 余yu 于yu 杜du 程cheng 苏su 魏wei 丁ding 沈shen 姜jiang 范fan 江jiang"
                    + " 傅fu 钟zhong 卢lu 汪wang 戴dai 崔cui 陆lu 廖liao 姚yao 方fang 金jin";
    private static final String GIVEN =
            "伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan"
                    + " 涛tao 明ming 超chao 秀xiu 霞xia 平ping 刚gang 桂gui 英ying 华hua 玉yu 红hong"
                    + " 建jian 文wen 志zhi 国guo 海hai 春chun 梅mei 兰lan 云yun 飞fei 鹏peng 辉hui"
                    + " 晓xiao 雪xue 峰feng 波bo 宁ning 龙long 欣xin 怡yi 涵han 浩hao 宇yu 轩xuan 诗shi"
                    + " 雨yu 思si 佳jia 俊jun 豪hao 嘉jia 雅ya 婷ting 博bo 天tian 心xin";

    /// Names and what they are found by; tones are left out of the key.
    private static final String PEOPLE =
            """
            with surnames as (
                select substr(w, 1, 1) as han, substr(w, 2) as latin, at
                from string_to_table(?, ' ') with ordinality as s (w, at)),
            given as (
                select substr(w, 1, 1) as han, substr(w, 2) as latin, at
                from string_to_table(?, ' ') with ordinality as g (w, at)),
            people as (
                select n, s.han || a.han || coalesce(b.han, '') as name,
                    s.latin || s.han || a.latin || a.han || coalesce(b.latin || b.han, '') as key,
                    array_remove(array[
                        s.han || a.han || coalesce(b.han, ''), a.han || coalesce(b.han, ''), b.han,
                        s.latin || a.latin || coalesce(b.latin, ''),
                        a.latin || coalesce(b.latin, ''), b.latin,
                        left(s.latin, 1) || left(a.latin, 1) || coalesce(left(b.latin, 1), ''),
                        s.latin || left(a.latin, 1) || coalesce(left(b.latin, 1), ''),
                        left(a.latin, 1) || left(b.latin, 1), a.latin || left(b.latin, 1)],
                        null) as terms
                from generate_series(?::int, ?::int) n
                    join surnames s on s.at = 1 + floor(60 * power(((n::bigint * 7919) % 10007) / 10007.0, 1.6))
                    join given a on a.at = 1 + (n::bigint * 104729 / 61) % 62
                    left join given b on n % 5 > 0 and b.at = 1 + (n::bigint * 15485863 / 127) % 62)
            insert into customer.customers (tenant_id, id, ordinal, kind, name, city, channel, store, traits,
                provenance, created_at, created_by, updated_at, updated_by, name_key, name_terms)
            select t.id, ('01990000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, n, 'person', p.name, '上海',
                (array['mini-program', 'web', 'store', 'phone'])[1 + n % 4], 's-' || (n::bigint * 32452843 / 97) % 500,
                jsonb_build_object('level', n % 5),
                '{"$name":{"source":"bench","at":"2026-01-01T00:00:00Z"}}',
                '2025-01-01'::timestamptz + make_interval(secs => n), 'bench',
                '2025-01-01'::timestamptz + make_interval(secs => n), 'bench', key, array_to_tsvector(terms)
            from people p, tenancy.tenants t order by n
            """;

    private static final String TOTALS =
            """
            insert into customer.totals (tenant_id, customer_id, order_count, revenue_minor, currency, first_order_at,
                last_order_at, store)
            select c.tenant_id, c.id, 1 + c.ordinal % 9, (c.ordinal::bigint * 7919) % 900000, 'CNY',
                '2024-01-01'::timestamptz, '2026-01-01'::timestamptz - make_interval(secs => (c.ordinal::bigint * 104729) % 40000000), c.store
            from customer.customers c where c.ordinal between ? and ? and c.ordinal % 3 > 0
            union all
            select c.tenant_id, c.id, 0, 0, null, null, null, c.store
            from customer.customers c where c.ordinal between ? and ? and c.ordinal % 3 = 0
            """;

    private static final String IDENTIFIERS =
            """
            insert into customer.identifiers (tenant_id, type, value, customer_id, raw, verified, source, rank,
                first_seen_at, last_seen_at)
            select c.tenant_id, i.type, i.value, c.id, i.value, true, 'bench', 0, c.created_at, c.created_at
            from customer.customers c,
                lateral (values
                    ('phone', '+86199' || lpad(((c.ordinal::bigint * 7919) % 100000000)::text, 8, '0')),
                    ('email', case when c.ordinal % 2 = 0 then 'p' || c.ordinal || '@example.com' end),
                    ('memberCard', case when c.ordinal % 3 = 0 then 'M-' || c.ordinal end)) as i (type, value)
            where c.ordinal between ? and ? and i.value is not null
            """;

    private static final String TAGS =
            """
            insert into customer.tags (tenant_id, customer_id, tag, added_at, added_by)
            select c.tenant_id, c.id, t.tag, c.created_at, 'bench'
            from customer.customers c,
                lateral (values (case when c.ordinal % 5 = 0 then '常客' end),
                    (case when c.ordinal % 500 = 3 then '老友' end)) as t (tag)
            where c.ordinal between ? and ? and t.tag is not null
            """;

    private static final String COUNTER =
            """
            insert into customer.counters (tenant_id, last_ordinal) select id, ? from tenancy.tenants
            on conflict (tenant_id) do update set last_ordinal = excluded.last_ordinal
            """;

    private static final String CHECKSUM =
            """
            select md5(string_agg(row(c.ordinal, c.name, c.channel, c.store, t.revenue_minor, t.last_order_at)::text,
                ',' order by c.ordinal))
            from customer.customers c join customer.totals t on t.tenant_id = c.tenant_id and t.customer_id = c.id
            """;

    private static final String INDEXES =
            """
            select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
            from pg_index i join pg_class c on c.oid = i.indrelid
            where c.relnamespace = 'customer'::regnamespace and not i.indisunique and not i.indisprimary
            """;

    private static final int STEP = 100_000;

    private People() {}

    /// Fills an empty database of one tenant. Indexes are built when the rows are there.
    ///
    /// @return a checksum over all customers
    static String fill(Database database, int count) throws SQLException {
        try (var connection = database.connect()) {
            run(connection, "set synchronous_commit = off");
            run(connection, "set maintenance_work_mem = '256MB'");
            var indexes = indexes(connection);
            for (var index : indexes) {
                run(connection, "drop index " + index.getFirst());
            }
            for (int from = 1; from <= count; from += STEP) {
                var to = Math.min(count, from + STEP - 1);
                run(connection, PEOPLE, SURNAMES, GIVEN, from, to);
                run(connection, TOTALS, from, to, from, to);
                run(connection, IDENTIFIERS, from, to);
                run(connection, TAGS, from, to);
            }
            run(connection, COUNTER, count);
            for (var index : indexes) {
                run(connection, index.getLast());
            }
            for (var table : List.of("customers", "totals", "identifiers", "tags")) {
                run(connection, "vacuum (freeze, analyze) customer." + table);
            }
            try (var statement = connection.createStatement();
                    var sum = statement.executeQuery(CHECKSUM)) {
                sum.next();
                return sum.getString(1);
            }
        }
    }

    /// Takes away the customers that a benchmark has created.
    static void forgetNewer(Database database, int count) throws SQLException {
        try (var connection = database.connect()) {
            for (var table : List.of("identifiers", "totals")) {
                run(
                        connection,
                        """
                        delete from customer.%s d using customer.customers c
                        where c.ordinal > ? and d.tenant_id = c.tenant_id and d.customer_id = c.id
                        """
                                .formatted(table),
                        count);
            }
            run(connection, "delete from customer.customers where ordinal > ?", count);
            run(connection, COUNTER, count);
            run(connection, "vacuum (analyze)");
        }
    }

    private static List<List<String>> indexes(Connection connection) throws SQLException {
        var indexes = new ArrayList<List<String>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(INDEXES)) {
            while (rows.next()) {
                indexes.add(List.of(rows.getString(1), rows.getString(2)));
            }
        }
        return indexes;
    }

    private static void run(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
