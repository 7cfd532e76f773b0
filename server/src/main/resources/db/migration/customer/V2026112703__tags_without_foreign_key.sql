-- As totals and identifiers, tags have no foreign key. A session looks the key's customer up by a plan that it keeps; one
-- made while there are none reads them all, for each tag, until statistics are made. What the key promised is kept by
-- the trigger, which takes the customer's store anyway and plans anew each time, and by who removes customers.
alter table customer.tags drop constraint tags_tenant_id_customer_id_fkey;

create or replace function customer.take_store() returns trigger language plpgsql
    set search_path = pg_catalog, pg_temp
    set plan_cache_mode = force_custom_plan
as $$
begin
    select c.store into new.store
    from customer.customers c
    where c.tenant_id = new.tenant_id and c.id = new.customer_id
    for no key update;
    if not found then
        raise foreign_key_violation using message = format('There is no customer %s', new.customer_id);
    end if;
    return new;
end
$$;
