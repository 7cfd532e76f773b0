-- A second factor beside the password, the half of a sign-in that waits for it, and when somebody at a session last
-- proved who they are.
create table access.second_factors (
    user_id   uuid primary key references access.users,
    sealed    bytea       not null,
    last_step bigint      not null default 0,
    begun_at  timestamptz not null default now(),
    since     timestamptz
);
comment on table access.second_factors is
    'The sealed seed of somebody''s one-time codes; asked for once it has been tried (since)';

create table access.recovery_codes (
    user_id   uuid  not null references access.second_factors on delete cascade,
    code_hash bytea not null,
    used_at   timestamptz,
    primary key (user_id, code_hash)
);
comment on table access.recovery_codes is 'Codes that each stand in once for the second factor; only their SHA-256 is kept';

create table access.half_sessions (
    token_hash bytea primary key,
    user_id    uuid        not null references access.users,
    tenant     uuid        not null,
    created_at timestamptz not null default now(),
    ip         text,
    user_agent text
);
comment on table access.half_sessions is
    'A sign-in with the right password that waits for the second factor; no caller, and gone after five minutes';
create index half_sessions_by_user on access.half_sessions (user_id);

alter table access.sessions
    add column confirmed_at timestamptz not null default now(),
    add column factor text not null default 'password' check (factor in ('password', 'totp', 'recovery'));
comment on column access.sessions.confirmed_at is 'When its person last proved who they are; risky acts ask for 5 minutes';
comment on column access.sessions.factor is 'What was presented last: a password alone, or with it a code of which kind';

-- Keeps a new seed until it has been tried; false when there is a second factor already.
create function access.begin_second_factor(of_user uuid, new_sealed bytea) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with begun as (
        insert into access.second_factors as f (user_id, sealed) values (of_user, new_sealed)
        on conflict (user_id) do update set sealed = excluded.sealed, begun_at = now(), last_step = 0
            where f.since is null
        returning 1)
    select exists (select from begun)
$$;

create function access.second_factor_of(of_user uuid)
    returns table (sealed bytea, since timestamptz, codes_left int)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select f.sealed, f.since,
        (select count(*)::int from access.recovery_codes c where c.user_id = of_user and c.used_at is null)
    from access.second_factors f
    where f.user_id = of_user and (f.since is not null or f.begun_at > now() - interval '15 minutes')
$$;

-- From now on the second factor is asked for; false when that seed is not the one begun.
create function access.activate_second_factor(of_user uuid, begun_with bytea, step bigint) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with activated as (
        update access.second_factors set since = now(), last_step = step
        where user_id = of_user and since is null and sealed = begun_with returning 1)
    select exists (select from activated)
$$;

-- Each time step is good once: true for one caller only, and never for an older step.
create function access.accept_step(of_user uuid, step bigint) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with accepted as (
        update access.second_factors set last_step = step
        where user_id = of_user and since is not null and last_step < step returning 1)
    select exists (select from accepted)
$$;

create function access.use_recovery_code(of_user uuid, hash bytea) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with used as (
        update access.recovery_codes set used_at = now()
        where user_id = of_user and code_hash = hash and used_at is null
            and exists (select from access.second_factors f where f.user_id = of_user and f.since is not null)
        returning 1)
    select exists (select from used)
$$;

create function access.replace_recovery_codes(of_user uuid, hashes bytea[]) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    delete from access.recovery_codes where user_id = of_user;
    insert into access.recovery_codes (user_id, code_hash) select of_user, unnest(hashes);
$$;

create function access.drop_second_factor(of_user uuid) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with dropped as (delete from access.second_factors where user_id = of_user and since is not null returning 1)
    select exists (select from dropped)
$$;

-- For sealing anew: some of the sealed seeds, by user, after the one that was seen last.
create function access.sealed_factors(after uuid, at_most int) returns table (user_id uuid, sealed bytea)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select f.user_id, f.sealed from access.second_factors f where f.user_id > after order by f.user_id limit at_most
$$;

create function access.reseal_factor(of_user uuid, old_sealed bytea, new_sealed bytea) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with resealed as (
        update access.second_factors set sealed = new_sealed
        where user_id = of_user and sealed = old_sealed returning 1)
    select exists (select from resealed)
$$;

create function access.open_half_session(hash bytea, of_user uuid, in_tenant uuid, from_ip text, agent text)
    returns void language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into access.half_sessions (token_hash, user_id, tenant, ip, user_agent)
    values (hash, of_user, in_tenant, from_ip, left(agent, 300))
$$;

create function access.find_half_session(hash bytea)
    returns table (user_id uuid, email text, display_name text, tenant_id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select u.id, u.email, u.display_name, h.tenant
    from access.half_sessions h
        join access.users u on u.id = h.user_id
        join access.memberships m on m.user_id = u.id and m.tenant_id = h.tenant and m.status = 'active'
    where h.token_hash = hash and h.created_at > now() - interval '5 minutes'
$$;

-- True for the one caller that may turn it into a session.
create function access.close_half_session(hash bytea) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with closed as (
        delete from access.half_sessions
        where token_hash = hash and created_at > now() - interval '5 minutes' returning 1)
    select exists (select from closed)
$$;

-- Notes that the person of a session has proved again who they are, and gives the session a new token.
create function access.confirm_session(of_session uuid, new_hash bytea, by_factor text) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with confirmed as (
        update access.sessions set token_hash = new_hash, confirmed_at = now(), factor = by_factor
        where id = of_session returning 1)
    select exists (select from confirmed)
$$;

create function access.confirmed(of_session uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select exists (
        select from access.sessions where id = of_session and confirmed_at > now() - interval '5 minutes')
$$;

drop function access.open_session(bytea, uuid, uuid, text, text);
create function access.open_session(
    hash bytea, of_user uuid, in_tenant uuid, from_ip text, agent text, by_factor text) returns uuid
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into access.sessions (token_hash, user_id, active_tenant, ip, user_agent, factor)
    values (hash, of_user, in_tenant, from_ip, left(agent, 300), by_factor) returning id
$$;

drop function access.sessions_of(uuid);
create function access.sessions_of(of_user uuid)
    returns table (session_id uuid, created_at timestamptz, last_seen_at timestamptz, ip text, user_agent text,
        factor text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select id, created_at, last_seen_at, ip, user_agent, factor from access.sessions
    where user_id = of_user
        and last_seen_at > now() - interval '30 minutes' and sessions.created_at > now() - interval '12 hours'
    order by last_seen_at desc limit 100
$$;

-- As before; whoever loses every session loses what was half-way to one too.
create or replace function access.end_sessions(of_user uuid, only_id uuid, keep_id uuid) returns int
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with half as (delete from access.half_sessions where user_id = of_user and only_id is null),
    ended as (
        delete from access.sessions
        where user_id = of_user and (only_id is null or id = only_id) and id is distinct from keep_id
        returning 1)
    select count(*)::int from ended
$$;

create or replace function access.purge_sessions() returns int
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with ended as (
        delete from access.sessions
        where last_seen_at < now() - interval '1 day' or created_at < now() - interval '1 day' returning 1),
    half as (delete from access.half_sessions where created_at < now() - interval '5 minutes'),
    begun as (delete from access.second_factors where since is null and begun_at < now() - interval '15 minutes'),
    forgotten as (delete from access.attempts where since < now() - interval '1 day' returning 1)
    select (select count(*) from ended)::int
$$;

revoke execute on function access.begin_second_factor, access.second_factor_of, access.activate_second_factor,
    access.accept_step, access.use_recovery_code, access.replace_recovery_codes, access.drop_second_factor,
    access.sealed_factors, access.reseal_factor, access.open_half_session, access.find_half_session,
    access.close_half_session, access.confirm_session, access.confirmed, access.open_session, access.sessions_of
    from public;
grant execute on function access.begin_second_factor, access.second_factor_of, access.activate_second_factor,
    access.accept_step, access.use_recovery_code, access.replace_recovery_codes, access.drop_second_factor,
    access.sealed_factors, access.reseal_factor, access.open_half_session, access.find_half_session,
    access.close_half_session, access.confirm_session, access.confirmed, access.open_session, access.sessions_of
    to ${app};
