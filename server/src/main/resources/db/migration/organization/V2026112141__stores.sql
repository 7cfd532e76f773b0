-- Stores: places of the organization where customers are served. Orders and customers name them by code.
create schema organization;
grant usage on schema organization to ${app};

create table organization.stores (
    tenant_id  uuid        not null,
    id         uuid        not null default uuidv7(),
    code       text        not null check (length(code) between 1 and 100),
    name       text        not null check (length(name) between 1 and 200),
    kind       text        not null default 'store' check (kind in ('store', 'region', 'city')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, code)
);
comment on table organization.stores is 'A place where customers are served, by the code that orders carry';
call tenancy.protect('organization.stores');
