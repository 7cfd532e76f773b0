-- What must be answered before a tenant is known: owner-owned functions, each doing one thing.

-- Everything sign-in needs to know about an e-mail: one row for each tenant the person belongs to.
create function access.find_login(login_email text)
    returns table (user_id uuid, password_hash text, display_name text, tenant_id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select u.id, u.password_hash, u.display_name, m.tenant_id
    from access.users u left join access.memberships m on m.user_id = u.id and m.status = 'active'
    where u.email = login_email
    order by m.created_at, m.tenant_id
$$;

create function access.find_password(of_user uuid) returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select password_hash from access.users where id = of_user $$;

create function access.set_password(of_user uuid, new_hash text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
as $$ update access.users set password_hash = new_hash, version = version + 1 where id = of_user $$;

-- Adds a user, or finds the one who has this e-mail already.
create function access.ensure_user(new_email text, new_name text, new_locale text, operator boolean) returns uuid
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into access.users (email, display_name, locale, platform_operator)
    values (new_email, new_name, new_locale, operator)
    on conflict (email) do update set email = excluded.email
    returning id
$$;

create function access.open_session(
    hash bytea, of_user uuid, in_tenant uuid, from_ip text, agent text) returns uuid
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into access.sessions (token_hash, user_id, active_tenant, ip, user_agent)
    values (hash, of_user, in_tenant, from_ip, left(agent, 300)) returning id
$$;

-- The live session behind a token, by the database's clock; being asked counts as being used.
create function access.find_session(hash bytea)
    returns table (session_id uuid, user_id uuid, email text, display_name text, user_locale text,
        platform_operator boolean, tenant_id uuid, role text)
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update access.sessions s set last_seen_at = now()
    where s.token_hash = hash and s.last_seen_at between now() - interval '30 minutes' and now() - interval '1 minute'
        and s.created_at > now() - interval '12 hours';
    return query
        select s.id, u.id, u.email, u.display_name, u.locale, u.platform_operator, m.tenant_id, m.role
        from access.sessions s
            join access.users u on u.id = s.user_id
            join access.memberships m on m.user_id = u.id and m.tenant_id = s.active_tenant and m.status = 'active'
        where s.token_hash = hash
            and s.last_seen_at > now() - interval '30 minutes' and s.created_at > now() - interval '12 hours';
end
$$;

create function access.sessions_of(of_user uuid)
    returns table (session_id uuid, created_at timestamptz, last_seen_at timestamptz, ip text, user_agent text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select id, created_at, last_seen_at, ip, user_agent from access.sessions
    where user_id = of_user
        and last_seen_at > now() - interval '30 minutes' and sessions.created_at > now() - interval '12 hours'
    order by last_seen_at desc limit 100
$$;

-- Ends one session of a user, or (with no id) all of them but the one to keep; answers how many ended.
create function access.end_sessions(of_user uuid, only_id uuid, keep_id uuid) returns int
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with ended as (
        delete from access.sessions
        where user_id = of_user and (only_id is null or id = only_id) and id is distinct from keep_id
        returning 1)
    select count(*)::int from ended
$$;

create function access.purge_sessions() returns int
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with ended as (
        delete from access.sessions
        where last_seen_at < now() - interval '1 day' or created_at < now() - interval '1 day' returning 1),
    forgotten as (delete from access.attempts where since < now() - interval '1 day' returning 1)
    select (select count(*) from ended)::int
$$;

create function access.switch_session(of_session uuid, to_tenant uuid) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with moved as (
        update access.sessions s set active_tenant = to_tenant
        where s.id = of_session and exists (
            select from access.memberships m
            where m.user_id = s.user_id and m.tenant_id = to_tenant and m.status = 'active')
        returning 1)
    select exists (select from moved)
$$;

create function access.tenants_of(of_user uuid) returns table (tenant_id uuid, name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select t.id, t.name from access.memberships m join tenancy.tenants t on t.id = m.tenant_id
    where m.user_id = of_user and m.status = 'active' order by m.created_at, t.id
$$;

create function access.find_api_key(hash bytea)
    returns table (tenant_id uuid, id uuid, name text, role text)
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    update access.api_keys k set last_used_at = now()
    where k.key_hash = hash and k.revoked_at is null and k.expires_at > now()
        and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
    select k.tenant_id, k.id, k.name, k.role from access.api_keys k
    where k.key_hash = hash and k.revoked_at is null and k.expires_at > now()
$$;

create function access.find_invitation(hash bytea) returns table (tenant_id uuid, user_id uuid, email text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select i.tenant_id, i.user_id, u.email from access.invitations i join access.users u on u.id = i.user_id
    where i.token_hash = hash and i.expires_at > now()
$$;

-- Seconds until the next guess is allowed; 0 when it is allowed now.
create function access.wait_for(keys text[]) returns int
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select coalesce(max(ceil(extract(epoch from locked_until - clock_timestamp()))), 0)::int
    from access.attempts where key = any (keys) and locked_until > clock_timestamp()
$$;

-- Counts a failed guess in a 15-minute window. From the fifth on each failure doubles the wait, 30 seconds to
-- 15 minutes, so no key gets more than ten guesses in a quarter of an hour. An address (allowance 20) waits later.
create function access.count_failure(guess_key text, allowance int) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into access.attempts as a (key, failures, since, locked_until)
    values (guess_key, 1, clock_timestamp(), clock_timestamp())
    on conflict (key) do update set
        failures = case when a.since < clock_timestamp() - interval '15 minutes'
            and a.locked_until < clock_timestamp() then 1 else a.failures + 1 end,
        since = case when a.since < clock_timestamp() - interval '15 minutes'
            and a.locked_until < clock_timestamp() then clock_timestamp() else a.since end,
        locked_until = case when a.failures + 1 < allowance
            or (a.since < clock_timestamp() - interval '15 minutes' and a.locked_until < clock_timestamp())
            then clock_timestamp()
            else clock_timestamp() + least(interval '15 minutes',
                interval '30 seconds' * (2 ^ least(a.failures + 1 - allowance, 10))) end
$$;

create function access.forget_failures(guess_key text) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
as $$ delete from access.attempts where key = guess_key $$;

-- Keeps the hash of a new set-up token while there is no owner; false when set-up is closed.
create function access.offer_set_up(hash bytea) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with offered as (
        update access.installation set setup_token_hash = hash where set_up_at is null returning 1)
    select exists (select from offered)
$$;

create function access.set_up_open() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select set_up_at is null from access.installation $$;

-- Closes set-up for good; true for the one caller that holds the token (or, with null, needs none).
create function access.close_set_up(hash bytea) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with closed as (
        update access.installation set set_up_at = now(), setup_token_hash = null
        where set_up_at is null and (hash is null or setup_token_hash = hash) returning 1)
    select exists (select from closed)
$$;

-- 'new' the first time a variable is seen, then 'same' or 'different'.
create function access.bootstrap_once(variable text, value_digest bytea) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    insert into access.bootstrap (name, digest) values (variable, value_digest) on conflict do nothing;
    if found then
        return 'new';
    end if;
    return (select case when digest = value_digest then 'same' else 'different' end
        from access.bootstrap where name = variable);
end
$$;

revoke execute on all functions in schema access from public;
grant execute on all functions in schema access to ${app};
