-- Who has entries that are no older than an id: whoever looks for misuse asks every few seconds. It hops from tenant
-- to tenant, two look-ups each.
create function audit.tenants_since(first_id uuid) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with recursive tenants (id) as (
        (select tenant_id from audit.entries order by tenant_id limit 1)
        union all
        select (select e.tenant_id from audit.entries e where e.tenant_id > t.id order by e.tenant_id limit 1)
        from tenants t
        where t.id is not null)
    select t.id
    from tenants t
    where t.id is not null
        and exists (select from audit.entries e where e.tenant_id = t.id and e.id >= first_id)
$$;
revoke execute on function audit.tenants_since from public;
grant execute on function audit.tenants_since to ${app};
