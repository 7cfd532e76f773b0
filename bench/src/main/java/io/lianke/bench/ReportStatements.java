package io.lianke.bench;

/// The best statements that we know for the answers of the reports: one column, a row of figures in
/// each line, the sums first.
final class ReportStatements {
    private static final String TOP_FIRST =
            "where quantity > 0 or refunds <> 0 order by gross desc, sku collate \"C\"";

    // Every product of the company was sold in every year, so when it was last decides nothing.
    private static final String SLOW_FIRST = "order by quantity, gross, sku collate \"C\"";

    private ReportStatements() {}

    /// From one date to before another, of the bound tenant.
    static String inRange(String column, String from, String to) {
        return """
        o.tenant_id = (select current_setting('lianke.tenant')::uuid)
            and o.%1$s >= '%2$s'::timestamp at time zone 'Asia/Shanghai'
            and o.%1$s < '%3$s'::timestamp at time zone 'Asia/Shanghai'
        """
                .formatted(column, from, to);
    }

    /// Each buyer once in each period and place first, which spares the sort of all orders.
    static String sales(String interval, String place, String ordered, String refunded) {
        return """
        with bought as (
            select date_trunc('%1$s', ordered_at at time zone 'Asia/Shanghai')::date as period, %2$s as place,
                customer_id, count(*) as orders, sum(gross_minor) as gross
            from commerce.orders o where %3$s and currency = 'CNY' and revenue_lines > 0 group by 1, 2, 3),
        given_back as (
            select date_trunc('%1$s', refunded_at at time zone 'Asia/Shanghai')::date as period, %2$s as place,
                sum(amount_minor) as refunds
            from commerce.refunds o where %4$s and currency = 'CNY' group by 1, 2),
        sold as (
            select period, place, sum(orders) as orders, count(customer_id) as customers, sum(gross) as gross
            from bought group by 1, 2)
        select concat_ws('|', sum(orders), (select count(distinct customer_id) from bought), sum(gross),
                (select coalesce(sum(refunds), 0) from given_back))
        from sold
        union all
        select line from (
            select concat_ws('|', period, place, coalesce(orders, 0), coalesce(customers, 0), coalesce(gross, 0),
                coalesce(refunds, 0)) as line
            from sold full join given_back using (period, place)
            order by period, place collate "C") listed
        """
                .formatted(interval, place, ordered, refunded);
    }

    /// New in a period: the first order ever is in it, and in the range.
    static String buyers(String ordered, String from) {
        return """
        with bought as (
            select date_trunc('month', ordered_at at time zone 'Asia/Shanghai')::date as period, customer_id,
                count(*) as orders, sum(gross_minor) as gross
            from commerce.orders o where %1$s and currency = 'CNY' and revenue_lines > 0 group by 1, 2),
        known as (
            select period, orders, gross, bought.customer_id,
                date_trunc('month', first_order_at at time zone 'Asia/Shanghai')::date as first
            from bought left join commerce.buyers b
                on b.tenant_id = (select current_setting('lianke.tenant')::uuid)
                    and b.customer_id = bought.customer_id),
        grouped as (
            select period, case when customer_id is null then 2 when first >= period then 0 else 1 end as k,
                count(customer_id) as customers, sum(orders) as orders, sum(gross) as gross
            from known group by 1, 2),
        all_in_all as (
            select case when customer_id is null then 2 when first >= '%2$s'::date then 0 else 1 end as k,
                count(distinct customer_id) as customers, sum(orders) as orders, sum(gross) as gross
            from known group by 1)
        select string_agg(concat_ws('|', coalesce(customers, 0), coalesce(orders, 0), coalesce(gross, 0)), '|'
            order by k)
        from (values (0), (1), (2)) kinds(k) left join all_in_all using (k)
        union all
        select line from (
            select concat_ws('|', period, string_agg(
                concat_ws('|', coalesce(customers, 0), coalesce(orders, 0), coalesce(gross, 0)), '|' order by k))
                as line
            from (select distinct period from grouped) periods cross join (values (0), (1), (2)) kinds(k)
                left join grouped using (period, k)
            group by period order by period) listed
        """
                .formatted(ordered, from);
    }

    /// All figures in one pass over the lines: the products are few.
    static String products(
            String ordered, String refunded, boolean slowFirst, String condition, String to) {
        return """
        with sold as (
            select l.sku, sum(l.quantity) as quantity, sum(l.amount_minor) as gross,
                count(distinct o.id) as orders, count(distinct o.customer_id) as customers
            from commerce.orders o join commerce.lines l on l.order_uuid = o.id and l.revenue
                and l.tenant_id = (select current_setting('lianke.tenant')::uuid)
            where %1$s and o.currency = 'CNY' %4$s group by l.sku),
        given_back as (
            select l.sku, sum(abs(l.amount_minor)) as refunds
            from commerce.refunds o join commerce.refund_lines l on l.refund_uuid = o.id
                and l.tenant_id = (select current_setting('lianke.tenant')::uuid)
            where %2$s and o.currency = 'CNY' %4$s group by l.sku),
        figures as (
            select sku, coalesce(quantity, 0) as quantity, coalesce(gross, 0) as gross,
                coalesce(refunds, 0) as refunds, coalesce(orders, 0) as orders,
                coalesce(customers, 0) as customers
            from commerce.products left join sold using (sku) left join given_back using (sku)
            where tenant_id = (select current_setting('lianke.tenant')::uuid))
        select concat_ws('|', (select count(*) from sold), trim_scale(sum(quantity)), sum(gross), sum(refunds))
        from figures
        union all
        select line from (
            select concat_ws('|', sku, trim_scale(quantity), gross, refunds, orders, customers,
                floor(extract(epoch from (
                    select l.ordered_at from commerce.lines l
                    where l.tenant_id = (select current_setting('lianke.tenant')::uuid) and l.sku = figures.sku
                        and l.revenue and l.ordered_at < '%5$s'::timestamp at time zone 'Asia/Shanghai'
                    order by l.ordered_at desc limit 1)))) as line
            from figures %3$s limit 50) listed
        """
                .formatted(ordered, refunded, slowFirst ? SLOW_FIRST : TOP_FIRST, condition, to);
    }

    /// Products in each order once, joined with themselves.
    static String baskets(String ordered, String condition) {
        return """
        with newest as materialized (
            select id from commerce.orders o where %1$s and revenue_lines > 0 %2$s
            order by ordered_at desc, id desc limit 100000),
        inside as materialized (
            select distinct l.order_uuid, l.sku from newest join commerce.lines l
                on l.order_uuid = newest.id and l.revenue
                    and l.tenant_id = (select current_setting('lianke.tenant')::uuid)),
        singles as materialized (select sku, count(*) as n from inside group by sku),
        size as (select count(*) as n, greatest(2, ceil(10::float8 / 10000 * count(*))) as wanted from newest),
        pairs as (
            select a.sku as first, b.sku as second, count(*) as n from inside a join inside b
                on b.order_uuid = a.order_uuid and b.sku collate "C" > a.sku collate "C"
            group by 1, 2 having count(*) >= (select wanted from size))
        select concat_ws('|', (select count(*) from commerce.orders o where %1$s and revenue_lines > 0 %2$s),
            (select n from size), (select wanted from size), (select count(*) from pairs))
        union all
        select line from (
            select concat_ws('|', first, second, pairs.n, a.n, b.n) as line
            from pairs join singles a on a.sku = first join singles b on b.sku = second cross join size
            order by pairs.n desc, pairs.n::float8 * size.n / (a.n::float8 * b.n) desc,
                first collate "C", second collate "C" limit 50) listed
        """
                .formatted(ordered, condition);
    }
}
