-- Reports ask when a product was sold last and when somebody first bought: both are kept where an index finds them,
-- instead of going through all orders each time. The lines of a product stand by time, so that the orders with it can
-- be listed as all orders are.
alter table commerce.lines add column ordered_at timestamptz;
update commerce.lines l set ordered_at = o.ordered_at
from commerce.orders o where o.tenant_id = l.tenant_id and o.id = l.order_uuid;
alter table commerce.lines alter column ordered_at set not null;
comment on column commerce.lines.ordered_at is 'That of the order';
create index lines_by_sku_and_time on commerce.lines (tenant_id, sku, ordered_at desc, order_uuid desc);
drop index commerce.lines_by_sku;

alter table commerce.buyers add column first_order_at timestamptz;
update commerce.buyers b set first_order_at = first.at
from (select tenant_id, customer_id, min(ordered_at) as at from commerce.orders
    where revenue_lines > 0 and customer_id is not null group by tenant_id, customer_id) first
where first.tenant_id = b.tenant_id and first.customer_id = b.customer_id;
comment on column commerce.buyers.first_order_at is 'Of the first order with revenue';
create index buyers_by_first_order on commerce.buyers (tenant_id, first_order_at);

-- The one list of orders is also asked for by state and by who took the order.
create index orders_by_status on commerce.orders (tenant_id, status, ordered_at desc, id desc);
create index orders_by_staff on commerce.orders (tenant_id, staff, ordered_at desc, id desc) where staff is not null;
