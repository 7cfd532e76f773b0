-- Names in the order of pinyin, and found by part, pinyin and initials. What is derived from a name is worked out by
-- the application, which knows the readings; rows that were there before, or that come past it, have none until the
-- upkeep reaches them, and stand by their plain names meanwhile.
alter table customer.customers
    add column name_key   text collate "C",
    add column name_terms tsvector;
comment on column customer.customers.name_key is 'Lists by name are in the order of its bytes; null until worked out';
comment on column customer.customers.name_terms is 'What the name is found by; null until worked out';

-- Terms are compared byte by byte and by their beginnings, so nothing here depends on the locale of the database.
-- The list of entries to be sorted in later is short, since every search reads it.
create index customers_by_name_key on customer.customers (tenant_id, coalesce(name_key, name collate "C"), id);
create index customers_by_name_term on customer.customers using gin (tenant_id, name_terms)
    with (gin_pending_list_limit = 512);
create index customers_without_terms on customer.customers (tenant_id, ordinal) where name_terms is null;
drop index customer.customers_by_name;
drop index customer.customers_by_name_part;

-- Keys are bytes too: with a locale's order, the beginning of an e-mail could not be looked up in the index.
alter table customer.identifiers alter column value type text collate "C";

-- A name that changes loses what was derived from it: none is better than a wrong one, and upkeep finds it.
create function customer.forget_terms() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
    new.name_key := null;
    new.name_terms := null;
    return new;
end
$$;
create trigger forget_terms before update of name on customer.customers for each row
    when (new.name is distinct from old.name) execute function customer.forget_terms();

-- The application sees one tenant at a time, and upkeep asks for all. One step in the index for each.
create function customer.tenants_without_terms() returns setof uuid language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$
    with recursive tenants as (
        (select c.tenant_id from customer.customers c where c.name_terms is null order by c.tenant_id limit 1)
        union all
        select (select c.tenant_id from customer.customers c
            where c.name_terms is null and c.tenant_id > t.tenant_id order by c.tenant_id limit 1)
        from tenants t where t.tenant_id is not null)
    select t.tenant_id from tenants t where t.tenant_id is not null
$$;
revoke execute on function customer.tenants_without_terms, customer.forget_terms from public;
grant execute on function customer.tenants_without_terms to ${app};
