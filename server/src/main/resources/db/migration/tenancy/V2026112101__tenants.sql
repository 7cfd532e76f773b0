-- Tenants, and the one place where row-level security is switched on for a table.
create schema tenancy;
grant usage on schema tenancy to ${app};

create table tenancy.tenants (
    id         uuid primary key default uuidv7(),
    name       text        not null check (length(name) between 1 and 200),
    zone       text        not null,
    currency   char(3)     not null,
    region     char(2)     not null,
    locale     text        not null check (locale in ('zh-CN', 'en')),
    version    int         not null default 1,
    created_at timestamptz not null default now()
);
comment on table tenancy.tenants is 'An organization that uses this installation, and its settings';

alter table tenancy.tenants enable row level security;
alter table tenancy.tenants force row level security;
create policy owner_rows on tenancy.tenants to current_user using (true) with check (true);
create policy tenant_rows on tenancy.tenants to ${app}
    using (id = nullif(current_setting('lianke.tenant', true), '')::uuid);
grant select, update (name, zone, currency, region, locale, version) on tenancy.tenants to ${app};

-- A tenant cannot be created from inside another one, hence a function of the owner's.
create function tenancy.create_tenant(
    new_id uuid, new_name text, new_zone text, new_currency text, new_region text, new_locale text)
    returns void language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into tenancy.tenants (id, name, zone, currency, region, locale)
    values (new_id, new_name, new_zone, new_currency, new_region, new_locale);
$$;

create function tenancy.oldest_tenant() returns uuid language sql stable security definer
    set search_path = pg_catalog, pg_temp
as $$ select id from tenancy.tenants order by created_at, id limit 1 $$;

-- Walls a tenant table: every statement of the application sees and writes the bound tenant's rows only, and
-- none at all when no tenant is bound. The owner's policy is for migrations and owner-owned look-up functions.
create procedure tenancy.protect(target regclass, rights text default 'select, insert, update, delete')
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy owner_rows on %s to %I using (true) with check (true)', target, current_user);
    execute format('create policy tenant_rows on %s to ${app}'
        || ' using (tenant_id = nullif(current_setting(''lianke.tenant'', true), '''')::uuid)'
        || ' with check (tenant_id = nullif(current_setting(''lianke.tenant'', true), '''')::uuid)', target);
    execute format('grant %s on %s to ${app}', rights, target);
end
$$;

revoke execute on all functions in schema tenancy from public;
revoke execute on all procedures in schema tenancy from public;
grant execute on function tenancy.create_tenant, tenancy.oldest_tenant to ${app};
