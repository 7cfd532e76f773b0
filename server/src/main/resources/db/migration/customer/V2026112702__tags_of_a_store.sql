-- How many of a store's customers bear a tag was told by looking each of them up among the tags: of two thousand, in 13
-- of the 16 ms that such a list took. The store stands beside the tag, too, as it does beside totals.
alter table customer.tags add column store text;
comment on column customer.tags.store is 'That of the customer, for lists of a store; follows it';
update customer.tags t set store = c.store
from customer.customers c
where c.tenant_id = t.tenant_id and c.id = t.customer_id and c.store is not null;
create index tags_of_store on customer.tags (tenant_id, tag, store, customer_id) where store is not null;

-- Met with those, the customers of a store are read from their index alone.
drop index customer.customers_by_store;
create index customers_by_store on customer.customers (tenant_id, store, ordinal) include (status, channel, id)
    where store is not null and merged_into is null;

create or replace function customer.follow_store() returns trigger language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    update customer.totals t set store = new.store
    where t.tenant_id = new.tenant_id and t.customer_id = new.id;
    update customer.tags t set store = new.store
    where t.tenant_id = new.tenant_id and t.customer_id = new.id;
    return null;
end
$$;

-- Locks the customer: whoever moves it meanwhile would not see a tag that is not committed yet.
create function customer.take_store() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    select c.store into new.store
    from customer.customers c
    where c.tenant_id = new.tenant_id and c.id = new.customer_id
    for no key update;
    return new;
end
$$;
revoke execute on function customer.take_store from public;
create trigger take_store before insert on customer.tags for each row execute function customer.take_store();
