-- Channels: where customers meet the organization. Orders and events name them by code.
create schema channel;
grant usage on schema channel to ${app};

create table channel.channels (
    tenant_id  uuid        not null,
    id         uuid        not null default uuidv7(),
    code       text        not null check (length(code) between 1 and 100),
    name_zh    text        not null check (length(name_zh) between 1 and 200),
    name_en    text        not null check (length(name_en) between 1 and 200),
    kind       text        not null check (kind in ('own', 'standard')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, code)
);
comment on table channel.channels is 'Where customers meet the organization: its site, its stores, a marketplace';
call tenancy.protect('channel.channels');
