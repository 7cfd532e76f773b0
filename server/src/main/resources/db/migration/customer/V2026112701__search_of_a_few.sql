-- Whoever sees one store, or asks for the customers of one, finds a common name as fast as everybody else does: their
-- customers are read one by one when they are fewer than those who bear the name. The end of a phone number and the
-- beginning of an e-mail find the newest of those who pass the filters, not those of the newest who do.
drop index customer.customers_by_store;
create index customers_by_store on customer.customers (tenant_id, store, ordinal) include (status, channel)
    where store is not null and merged_into is null;

-- Expected: a name that few bear is found by its terms, one that many bear by walking customers from the newest on,
-- one that is looked for among few by walking those; which of the three is told by the newest two thousand and by how
-- many there are to see. None takes much longer than reading sixty thousand rows.
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
    near_stores constant text[] := case when wanted_store is null then stores else array[wanted_store] end;
    near_owners constant uuid[] := case
        when near_stores is not null then null
        when wanted_owner is null or wanted_owner = nobody then owners::uuid[]
        else array[wanted_owner] end;
    near int;
    seen int;
    bearing int;
    matching int;
    newest int;
    way text;
    ways text[];
    found int[] := '{}';
    ids uuid[] := '{}';
begin
    if query is not null then
        if near_stores is not null or near_owners is not null then
            near := count(*) from (
                select from customer.customers c
                where c.tenant_id = tenant and c.merged_into is null and c.store = any (near_stores)
                union all
                select from customer.customers c
                where c.tenant_id = tenant and c.merged_into is null and c.owner_id = any (near_owners)
                limit walk_rows + 1) n;
        end if;
        select count(*), max(n.ordinal), count(*) filter (where n.name_terms @@ query),
                count(*) filter (where n.name_terms @@ query
                and (wanted_status is null or n.status = wanted_status)
                and (wanted_channel is null or n.channel = wanted_channel)
                and (wanted_store is null or n.store = wanted_store)
                and (wanted_owner is null or n.owner_id is not distinct from nullif(wanted_owner, nobody))
                and (stores is null or n.store = any (stores) or n.id = any (shared))
                and (owners is null or n.owner_id::text = any (owners) or n.id = any (shared)))
            into seen, newest, bearing, matching
            from (select * from customer.customers c where c.tenant_id = tenant
                order by c.ordinal desc limit sample_rows) n;
        ways := case
            when seen < sample_rows then '{newest}'
            when near <= walk_rows and near::bigint * sample_rows <= bearing::bigint * newest then '{few}'
            when matching::bigint * walk_rows >= row_max::bigint * sample_rows then '{newest,terms}'
            else '{terms}' end;
        foreach way in array ways loop
            if cardinality(found) < row_max then
                found := array(
                    select distinct n.ordinal
                    from (
                        select * from (select * from customer.customers c where way = 'newest' and c.tenant_id = tenant
                            order by c.ordinal desc limit walk_rows) newest
                        union all
                        select * from (select * from customer.customers c where way = 'terms' and c.tenant_id = tenant
                            and c.name_terms @@ query offset 0) terms
                        union all
                        select * from (select * from customer.customers c where way = 'few' and c.tenant_id = tenant
                            and c.merged_into is null and c.store = any (near_stores) offset 0) of_stores
                        union all
                        select * from (select * from customer.customers c where way = 'few' and c.tenant_id = tenant
                            and c.merged_into is null and c.owner_id = any (near_owners) offset 0) of_owners
                        union all
                        select * from (select * from customer.customers c where way = 'few' and c.tenant_id = tenant
                            and c.id = any (shared) offset 0) of_shares) n
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
        end loop;
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
    if email_pattern is not null or phone_pattern is not null then
        -- Each is looked up by its key: as a join, every customer met every match in a tenant not analysed yet.
        ids := array(
            select i.customer_id
            from (
                select e.customer_id from customer.identifiers e
                where e.tenant_id = tenant and e.type = 'email' and e.value like email_pattern
                union all
                select p.customer_id from customer.identifiers p
                where p.tenant_id = tenant and p.type = 'phone' and reverse(p.value) collate "C" like phone_pattern
                order by customer_id desc offset 0) i
            where exists (select from customer.customers n
                where n.tenant_id = tenant and n.id = i.customer_id
                    and (wanted_status is null or n.status = wanted_status)
                    and (wanted_channel is null or n.channel = wanted_channel)
                    and (wanted_store is null or n.store = wanted_store)
                    and (wanted_owner is null or n.owner_id is not distinct from nullif(wanted_owner, nobody))
                    and (stores is null or n.store = any (stores) or n.id = any (shared))
                    and (owners is null or n.owner_id::text = any (owners) or n.id = any (shared))
                    and (wanted_tag is null or exists (select from customer.tags t
                        where t.tenant_id = tenant and t.customer_id = n.id and t.tag = wanted_tag))
                offset 0)
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
