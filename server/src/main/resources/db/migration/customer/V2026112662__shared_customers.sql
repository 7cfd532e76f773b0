-- A customer who is shared with somebody is one more whom they see, in lists and counts by the policies, and in the
-- search, which looks at the caller's role itself.
call access.share_rows('customer.customers', 'id');

create or replace function customer.search(
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
    limited constant text := current_setting('role');
    reached constant text[] := string_to_array(current_setting('lianke.reached', true), E'\x1f');
    stores constant text[] := case when limited ~ '_of_stores(_and_shared)?$' then coalesce(reached, '{}') end;
    owners constant text[] := case when limited ~ '_of_owners(_and_shared)?$' then coalesce(reached, '{}') end;
    shared constant uuid[] := case when limited like '%\_and\_shared' then access.shared_records() else '{}' end;
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
                and (wanted_owner is null or n.owner_id is not distinct from nullif(wanted_owner, nobody))
                and (stores is null or n.store = any (stores) or n.id = any (shared))
                and (owners is null or n.owner_id::text = any (owners) or n.id = any (shared)))
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
                    and (stores is null or n.store = any (stores) or n.id = any (shared))
                    and (owners is null or n.owner_id::text = any (owners) or n.id = any (shared))
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
                    and (stores is null or n.store = any (stores) or n.id = any (shared))
                    and (owners is null or n.owner_id::text = any (owners) or n.id = any (shared))
                    and (wanted_tag is null or exists (select from customer.tags t
                        where t.tenant_id = tenant and t.customer_id = n.id and t.tag = wanted_tag))
                order by n.ordinal desc limit row_max);
        end if;
        -- None of them, but while upkeep is on its way; then the newest of them only.
        found := found || array(
            select n.ordinal
            from (select * from customer.customers c where c.tenant_id = tenant and c.name_terms is null
                order by c.ordinal desc limit walk_rows) n
            where lower(n.name) like name_pattern
                and (stores is null or n.store = any (stores) or n.id = any (shared))
                and (owners is null or n.owner_id::text = any (owners) or n.id = any (shared))
            limit row_max);
    end if;
    if email_pattern is not null then
        ids := ids || array(
            select i.customer_id from customer.identifiers i
            where i.tenant_id = tenant and i.type = 'email' and i.value like email_pattern
                and (coalesce(stores, owners) is null or exists (select from customer.customers c
                    where c.tenant_id = tenant and c.id = i.customer_id
                        and (stores is null or c.store = any (stores) or c.id = any (shared))
                        and (owners is null or c.owner_id::text = any (owners) or c.id = any (shared))))
            order by i.customer_id desc limit row_max);
    end if;
    if phone_pattern is not null then
        ids := ids || array(
            select i.customer_id from customer.identifiers i
            where i.tenant_id = tenant and i.type = 'phone' and reverse(i.value) collate "C" like phone_pattern
                and (coalesce(stores, owners) is null or exists (select from customer.customers c
                    where c.tenant_id = tenant and c.id = i.customer_id
                        and (stores is null or c.store = any (stores) or c.id = any (shared))
                        and (owners is null or c.owner_id::text = any (owners) or c.id = any (shared))))
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
            and (stores is null or c.store = any (stores) or c.id = any (shared))
                and (owners is null or c.owner_id::text = any (owners) or c.id = any (shared))
        union
        select exact_ordinal where exact_ordinal is not null) f
    order by f.ordinal desc limit row_max;
end
$$;
