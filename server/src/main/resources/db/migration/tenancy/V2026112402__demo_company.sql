-- A tenant that was filled with an invented company says so wherever its settings are shown.
alter table tenancy.tenants add column demo_since timestamptz;
comment on column tenancy.tenants.demo_since is 'When it was filled with the demo company; null: its data is its own';
grant update (demo_since) on tenancy.tenants to ${app};

-- The demo company goes into an installation that nobody else uses; a tenant cannot see the others by itself.
create function tenancy.tenant_count() returns bigint language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$ select count(*) from tenancy.tenants $$;
revoke execute on function tenancy.tenant_count from public;
grant execute on function tenancy.tenant_count to ${app};
