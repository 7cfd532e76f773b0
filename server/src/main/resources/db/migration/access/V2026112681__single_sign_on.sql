-- Single sign-on: the identity providers of a tenant, whose account at them is whose, and who is on the way there.
create table access.identity_providers (
    tenant_id             uuid        not null,
    id                    uuid        not null default uuidv7(),
    name                  text        not null check (length(name) between 1 and 60),
    issuer                text        not null check (length(issuer) between 1 and 300),
    client_id             text        not null check (length(client_id) between 1 and 200),
    client_secret         bytea       not null,
    listed                boolean     not null,
    trusts_second_factor  boolean     not null,
    version               int         not null default 1,
    created_at            timestamptz not null default now(),
    updated_at            timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (id),
    unique (tenant_id, issuer, client_id)
);
comment on table access.identity_providers is 'OpenID providers that members of a tenant may sign in with';
comment on column access.identity_providers.listed is 'Whether it is offered to whoever opens the sign-in page';
comment on column access.identity_providers.trusts_second_factor is
    'Whether whoever comes from there has proved enough, and is not asked for the second factor here';
call tenancy.protect('access.identity_providers');

create table access.linked_accounts (
    tenant_id    uuid        not null,
    provider_id  uuid        not null,
    subject      text        not null check (length(subject) between 1 and 255),
    user_id      uuid        not null references access.users,
    account      text        check (length(account) between 1 and 200),
    linked_at    timestamptz not null default now(),
    last_used_at timestamptz,
    primary key (tenant_id, provider_id, subject),
    unique (tenant_id, provider_id, user_id),
    foreign key (tenant_id, provider_id) references access.identity_providers on delete cascade
);
comment on table access.linked_accounts is
    'A member''s account at an identity provider, which the member has linked while signed in';
comment on column access.linked_accounts.account is 'What the provider calls it; for showing, never for finding anybody';
call tenancy.protect('access.linked_accounts');

create table access.sign_on_attempts (
    state_hash  bytea primary key,
    tenant      uuid        not null,
    provider_id uuid        not null,
    bound_to    text        not null,
    nonce       text        not null,
    verifier    text        not null,
    created_at  timestamptz not null default now()
);
comment on table access.sign_on_attempts is
    'Who has been sent to an identity provider: bound to a browser or a session, ten minutes long, good once';

alter table access.sessions
    drop constraint sessions_factor_check,
    add constraint sessions_factor_check
        check (factor in ('password', 'totp', 'recovery', 'passkey', 'single_sign_on'));

-- Whoever comes by single sign-on was vouched for by one tenant's provider: that is no proof of their own before risky
-- acts, and it opens no other tenant.
alter table access.sessions alter column confirmed_at drop not null;

create or replace function access.open_session(
    hash bytea, of_user uuid, in_tenant uuid, from_ip text, agent text, by_factor text) returns uuid
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into access.sessions (token_hash, user_id, active_tenant, ip, user_agent, factor, confirmed_at)
    values (hash, of_user, in_tenant, from_ip, left(agent, 300), by_factor,
        case when by_factor <> 'single_sign_on' then now() end)
    returning id
$$;

create function access.ever_confirmed(of_session uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select exists (select from access.sessions where id = of_session and confirmed_at is not null) $$;

-- What the sign-in page offers, where no tenant is known yet.
create function access.listed_providers() returns table (provider_id uuid, name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select p.id, p.name from access.identity_providers p where p.listed order by p.name, p.id limit 20 $$;

create function access.tenant_of_provider(of_provider uuid) returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select tenant_id from access.identity_providers where id = of_provider $$;

create function access.begin_sign_on(hash bytea, of_tenant uuid, of_provider uuid, bound text, new_nonce text,
    new_verifier text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into access.sign_on_attempts (state_hash, tenant, provider_id, bound_to, nonce, verifier)
    values (hash, of_tenant, of_provider, bound, new_nonce, new_verifier)
$$;

-- The attempt, for the one who began it; gone for everybody whoever asks.
create function access.take_sign_on(hash bytea, bound text)
    returns table (tenant uuid, provider_id uuid, nonce text, verifier text)
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with taken as (delete from access.sign_on_attempts a where a.state_hash = hash returning a.*)
    select t.tenant, t.provider_id, t.nonce, t.verifier from taken t
    where t.bound_to = bound and t.created_at > now() - interval '10 minutes'
$$;

create function access.purge_sign_ons() returns int
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with ended as (
        delete from access.sign_on_attempts where created_at < now() - interval '10 minutes' returning 1)
    select count(*)::int from ended
$$;

-- Ends what was opened through a provider, by those who have linked an account there.
create function access.end_sign_on_sessions(of_tenant uuid, of_provider uuid) returns int
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with ended as (
        delete from access.sessions s using access.linked_accounts l
        where l.tenant_id = of_tenant and l.provider_id = of_provider
            and s.user_id = l.user_id and s.factor = 'single_sign_on' returning 1)
    select count(*)::int from ended
$$;

create function access.sealed_providers(after uuid, at_most int)
    returns table (provider_id uuid, sealed bytea)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select p.id, p.client_secret from access.identity_providers p where p.id > after order by p.id limit at_most
$$;

create function access.reseal_provider(of_provider uuid, old_sealed bytea, new_sealed bytea) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with resealed as (
        update access.identity_providers set client_secret = new_sealed
        where id = of_provider and client_secret = old_sealed returning 1)
    select exists (select from resealed)
$$;

revoke execute on function access.ever_confirmed, access.listed_providers, access.tenant_of_provider, access.begin_sign_on,
    access.take_sign_on, access.purge_sign_ons, access.end_sign_on_sessions, access.sealed_providers,
    access.reseal_provider from public;
grant execute on function access.ever_confirmed, access.listed_providers, access.tenant_of_provider, access.begin_sign_on,
    access.take_sign_on, access.purge_sign_ons, access.end_sign_on_sessions, access.sealed_providers,
    access.reseal_provider to ${app};
