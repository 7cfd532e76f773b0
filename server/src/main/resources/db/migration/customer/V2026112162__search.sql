-- Finding customers by what a person types. Under row-level security `like` cannot use an index, so the owner
-- searches, in the bound tenant only, and answers ids that are read again under the caller's rights.
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gin with schema public;

create index customers_by_name_part on customer.customers using gin (tenant_id, lower(name) public.gin_trgm_ops);

-- Parts the caller has taken from what was typed, each null when it is not of that kind: a pattern for names, a
-- whole or beginning of an e-mail, the reversed last digits of a phone, an ordinal, an id. Answers at most row_max.
-- Expected: some index scans; a name of one or two characters reads the tenant's customers, newest first.
create function customer.search(
    name_pattern text, email_pattern text, phone_pattern text, exact_ordinal int, exact_id uuid, row_max int)
    returns setof uuid
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
as $$
declare
    tenant constant uuid := nullif(current_setting('lianke.tenant', true), '')::uuid;
begin
    return query
    select found.id from (
        (select c.id from customer.customers c
            where c.tenant_id = tenant and lower(c.name) like name_pattern
            order by c.id desc limit row_max)
        union
        (select i.customer_id from customer.identifiers i
            where i.tenant_id = tenant and i.type = 'email' and i.value like email_pattern limit row_max)
        union
        (select i.customer_id from customer.identifiers i
            where i.tenant_id = tenant and i.type = 'phone'
                and reverse(i.value) collate "C" like phone_pattern limit row_max)
        union
        (select c.id from customer.customers c where c.tenant_id = tenant and c.ordinal = exact_ordinal)
        union
        (select c.id from customer.customers c where c.tenant_id = tenant and c.id = exact_id)) found
    order by found.id desc limit row_max;
end
$$;
revoke execute on function customer.search from public;
grant execute on function customer.search to ${app};
