-- Whoever runs a store lists its customers, and in each order that a list has. How many there are is told by the index
-- alone, and the order of names by its own.
drop index customer.customers_by_store;
create index customers_by_store on customer.customers (tenant_id, store, ordinal) include (status)
    where store is not null and merged_into is null;
create index customers_of_store_by_name on customer.customers
    (tenant_id, store, coalesce(name_key, name collate "C"), id) where store is not null and merged_into is null;
drop index customer.customers_by_owner;
create index customers_by_owner on customer.customers (tenant_id, owner_id, ordinal) include (status)
    where merged_into is null;

-- The order of the last order or of revenue lies in totals: without the store there, a page of a store walked the
-- customers of all stores in that order, or sorted all of its own.
alter table customer.totals add column store text;
comment on column customer.totals.store is 'That of the customer, for lists of a store; follows it';
update customer.totals t set store = c.store
from customer.customers c
where c.tenant_id = t.tenant_id and c.id = t.customer_id and c.store is not null;
create index totals_of_store_by_last_order on customer.totals (tenant_id, store, last_order_key, customer_id)
    where store is not null;
create index totals_of_store_by_revenue on customer.totals (tenant_id, store, revenue_minor, customer_id)
    where store is not null;

-- Whoever moves many customers locks their totals first, in the order in which everybody locks them.
create function customer.follow_store() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    update customer.totals t set store = new.store
    where t.tenant_id = new.tenant_id and t.customer_id = new.id;
    return null;
end
$$;
revoke execute on function customer.follow_store from public;
create trigger follow_store after update of store on customer.customers for each row
    when (new.store is distinct from old.store) execute function customer.follow_store();
