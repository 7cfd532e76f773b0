-- Staff: people who sign in, the tenants they belong to, their sessions, and the keys of programs.
create schema access;
grant usage on schema access to ${app};

create table access.users (
    id                uuid primary key default uuidv7(),
    email             text        not null unique check (email = lower(email)),
    display_name      text        not null check (length(display_name) between 1 and 100),
    password_hash     text,
    locale            text        not null check (locale in ('zh-CN', 'en')),
    platform_operator boolean     not null default false,
    version           int         not null default 1,
    created_at        timestamptz not null default now()
);
comment on table access.users is 'A person who can sign in; unique by e-mail in the whole installation';

create table access.memberships (
    tenant_id  uuid        not null,
    user_id    uuid        not null references access.users,
    role       text        not null check (role in ('owner', 'manager', 'read_only')),
    status     text        not null check (status in ('invited', 'active', 'suspended')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, user_id)
);
comment on table access.memberships is 'That a user belongs to a tenant, and in which role';
create index memberships_by_user on access.memberships (user_id);
call tenancy.protect('access.memberships');

create table access.sessions (
    id             uuid primary key default uuidv7(),
    token_hash     bytea       not null unique,
    user_id        uuid        not null references access.users,
    active_tenant  uuid        not null,
    created_at     timestamptz not null default now(),
    last_seen_at   timestamptz not null default now(),
    ip             text,
    user_agent     text
);
comment on table access.sessions is 'A signed-in browser; ends after 30 minutes of silence or 12 hours';
create index sessions_by_user on access.sessions (user_id);

create table access.invitations (
    tenant_id  uuid        not null,
    user_id    uuid        not null references access.users,
    token_hash bytea       not null unique,
    expires_at timestamptz not null,
    primary key (tenant_id, user_id)
);
comment on table access.invitations is 'A link by which an invited member sets a password, once';
call tenancy.protect('access.invitations');

create table access.api_keys (
    tenant_id    uuid        not null,
    id           uuid        not null default uuidv7(),
    name         text        not null check (length(name) between 1 and 100),
    prefix       text        not null,
    key_hash     bytea       not null unique,
    role         text        not null check (role in ('owner', 'manager', 'read_only')),
    created_by   text        not null,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    primary key (tenant_id, id)
);
comment on table access.api_keys is 'A secret by which a program acts in one tenant; only its SHA-256 is kept';
call tenancy.protect('access.api_keys', 'select, insert, update');

create table access.attempts (
    key          text primary key,
    failures     int         not null,
    since        timestamptz not null,
    locked_until timestamptz not null
);
comment on table access.attempts is 'Failed guesses by e-mail and by address, for growing waits';

create table access.installation (
    only_row         boolean primary key default true check (only_row),
    setup_token_hash bytea,
    set_up_at        timestamptz
);
comment on table access.installation is 'Whether the first owner exists; set-up closes for good with it';
insert into access.installation default values;

create table access.bootstrap (
    name   text primary key,
    digest bytea       not null,
    at     timestamptz not null default now()
);
comment on table access.bootstrap is 'Which first-start variables have done their work, and with which value';

-- A user is visible to the application through a membership of the bound tenant, never by itself.
alter table access.users enable row level security;
alter table access.users force row level security;
create policy owner_rows on access.users to current_user using (true) with check (true);
create policy fellow_members on access.users to ${app}
    using (exists (select from access.memberships m where m.user_id = users.id));
grant select (id, email, display_name, locale, platform_operator, version, created_at),
    update (display_name, locale, version) on access.users to ${app};
