-- The list of one kind reads by an index of that kind: among a million credit notes a few refunds are far apart.
create index refunds_of_orders_by_time on commerce.refunds (tenant_id, refunded_at desc, id desc)
    where kind = 'refund';
