-- Finding customers by what a person types, name parts, pinyin and initials among it. As before the owner searches,
-- in the bound tenant only, and answers what is read again under the caller's rights: ordinals now, in whose order
-- the index gives customers, newest first. The filters of the list are applied here too, so that the few of a store
-- are found among the many of a name.
drop function customer.search;

-- What was typed, in each way it may be meant, null when not of that kind: a tsquery over terms of names; a pattern
-- for names without terms; the beginning of an e-mail; the reversed last digits of a phone; a whole identifier of any
-- type; an ordinal; an id. Then the filters, null for all, where the owner of zeros
-- is nobody. Answers the newest row_max.
-- Expected: a name that few bear is found by its terms, one that many bear by walking customers from the newest on;
-- which of both is told by the newest two thousand. Neither takes much longer than reading sixty thousand rows.
create function customer.search(
    name_query text, name_pattern text, email_pattern text, phone_pattern text, exact_value text, exact_ordinal int,
    exact_id uuid, wanted_status text, wanted_channel text, wanted_store text, wanted_owner uuid,
    wanted_tag text, row_max int)
    returns setof int
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off
as $$
declare
    tenant constant uuid := nullif(current_setting('lianke.tenant', true), '')::uuid;
    nobody constant uuid := '00000000-0000-0000-0000-000000000000';
    sample_rows constant int := 2000;
    walk_rows constant int := 60000;
    query constant tsquery := name_query::tsquery;
    seen int;
    matching int;
    found int[] := '{}';
    ids uuid[] := '{}';
begin
    if query is not null then
        select count(*), count(*) filter (where n.name_terms @@ query
                and (wanted_status is null or n.status = wanted_status)
                and (wanted_channel is null or n.channel = wanted_channel)
                and (wanted_store is null or n.store = wanted_store)
                and (wanted_owner is null or n.owner_id is not distinct from nullif(wanted_owner, nobody)))
            into seen, matching
            from (select * from customer.customers c where c.tenant_id = tenant
                order by c.ordinal desc limit sample_rows) n;
        if seen < sample_rows or matching::bigint * walk_rows >= row_max::bigint * sample_rows then
            found := array(
                select n.ordinal
                from (select * from customer.customers c where c.tenant_id = tenant
                    order by c.ordinal desc limit walk_rows) n
                where n.name_terms @@ query
                    and (wanted_status is null or n.status = wanted_status)
                    and (wanted_channel is null or n.channel = wanted_channel)
                    and (wanted_store is null or n.store = wanted_store)
                    and (wanted_owner is null or n.owner_id is not distinct from nullif(wanted_owner, nobody))
                    and (wanted_tag is null or exists (select from customer.tags t
                        where t.tenant_id = tenant and t.customer_id = n.id and t.tag = wanted_tag))
                order by n.ordinal desc limit row_max);
        end if;
        if seen = sample_rows and cardinality(found) < row_max then
            found := array(
                select n.ordinal
                from (select * from customer.customers c
                    where c.tenant_id = tenant and c.name_terms @@ query offset 0) n
                where (wanted_status is null or n.status = wanted_status)
                    and (wanted_channel is null or n.channel = wanted_channel)
                    and (wanted_store is null or n.store = wanted_store)
                    and (wanted_owner is null or n.owner_id is not distinct from nullif(wanted_owner, nobody))
                    and (wanted_tag is null or exists (select from customer.tags t
                        where t.tenant_id = tenant and t.customer_id = n.id and t.tag = wanted_tag))
                order by n.ordinal desc limit row_max);
        end if;
        -- None of them, but while upkeep is on its way; then the newest of them only.
        found := found || array(
            select n.ordinal
            from (select * from customer.customers c where c.tenant_id = tenant and c.name_terms is null
                order by c.ordinal desc limit walk_rows) n
            where lower(n.name) like name_pattern limit row_max);
    end if;
    if email_pattern is not null then
        ids := ids || array(
            select i.customer_id from customer.identifiers i
            where i.tenant_id = tenant and i.type = 'email' and i.value like email_pattern
            order by i.customer_id desc limit row_max);
    end if;
    if phone_pattern is not null then
        ids := ids || array(
            select i.customer_id from customer.identifiers i
            where i.tenant_id = tenant and i.type = 'phone' and reverse(i.value) collate "C" like phone_pattern
            order by i.customer_id desc limit row_max);
    end if;
    if exact_value is not null then
        ids := ids || array(
            select i.customer_id from customer.identifiers i
            where i.tenant_id = tenant and i.value = exact_value
            limit row_max);
    end if;
    return query
    select f.ordinal from (
        select unnest(found) as ordinal
        union
        select c.ordinal from customer.customers c where c.tenant_id = tenant and c.id = any (ids || exact_id)
        union
        select exact_ordinal where exact_ordinal is not null) f
    order by f.ordinal desc limit row_max;
end
$$;
revoke execute on function customer.search from public;
grant execute on function customer.search to ${app};
