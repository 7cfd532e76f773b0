-- Passkeys: they sign in by themselves, stand in for the code after a password, and prove who one is before risky acts.
-- Recovery codes are from now on a person's, whichever second factor they stand in for.
create table access.passkeys (
    id              uuid primary key default uuidv7(),
    user_id         uuid        not null references access.users,
    credential_id   bytea       not null unique check (length(credential_id) between 1 and 1023),
    credential      bytea       not null,
    sign_count      bigint      not null,
    backup_eligible boolean     not null,
    transports      text[]      not null,
    name            text        not null check (length(name) between 1 and 100),
    created_at      timestamptz not null default now(),
    last_used_at    timestamptz
);
comment on table access.passkeys is
    'Public keys of somebody''s passkeys (credential: attested credential data), and how often each has signed';
create index passkeys_by_user on access.passkeys (user_id);

create table access.passkey_challenges (
    bound_to   text primary key,
    challenge  bytea       not null,
    created_at timestamptz not null default now()
);
comment on table access.passkey_challenges is
    'What a passkey is to sign next: one for a purpose and a session (or half of one, or a browser), five minutes long, good once';

alter table access.recovery_codes
    drop constraint recovery_codes_user_id_fkey,
    add foreign key (user_id) references access.users;
alter table access.sessions
    drop constraint sessions_factor_check,
    add constraint sessions_factor_check check (factor in ('password', 'totp', 'recovery', 'passkey'));

create function access.begin_challenge(bound text, new_challenge bytea) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into access.passkey_challenges (bound_to, challenge) values (bound, new_challenge)
    on conflict (bound_to) do update set challenge = excluded.challenge, created_at = now()
$$;

-- The challenge, for the one caller who takes it; gone with that.
create function access.take_challenge(bound text) returns bytea
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with taken as (delete from access.passkey_challenges where bound_to = bound returning challenge, created_at)
    select challenge from taken where created_at > now() - interval '5 minutes'
$$;

-- Null when there are twenty already, or somebody has this very key.
create function access.add_passkey(of_user uuid, new_id bytea, new_credential bytea, signed bigint,
    may_be_copied boolean, new_transports text[], new_name text) returns uuid
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    insert into access.passkeys (user_id, credential_id, credential, sign_count, backup_eligible, transports, name)
    select of_user, new_id, new_credential, signed, may_be_copied, new_transports, new_name
    where (select count(*) from access.passkeys where user_id = of_user) < 20
    on conflict (credential_id) do nothing returning id
$$;

create function access.passkeys_of(of_user uuid)
    returns table (passkey_id uuid, credential_id bytea, transports text[], name text, created_at timestamptz,
        last_used_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select k.id, k.credential_id, k.transports, k.name, k.created_at, k.last_used_at
    from access.passkeys k where k.user_id = of_user order by k.created_at, k.id
$$;

-- A passkey by what it is called on the wire, with whose it is and where that person signs in first.
create function access.find_passkey(wanted bytea)
    returns table (passkey_id uuid, user_id uuid, credential bytea, sign_count bigint, backup_eligible boolean,
        display_name text, tenant_id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select k.id, k.user_id, k.credential, k.sign_count, k.backup_eligible, u.display_name,
        (select m.tenant_id from access.memberships m where m.user_id = k.user_id and m.status = 'active'
            order by m.created_at, m.tenant_id limit 1)
    from access.passkeys k join access.users u on u.id = k.user_id
    where k.credential_id = wanted
$$;

-- Notes that it has signed. A count that does not grow means a copied key: refused. Those that do not count say 0.
create function access.use_passkey(of_passkey uuid, signed bigint) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with used as (
        update access.passkeys set sign_count = signed, last_used_at = now()
        where id = of_passkey and (sign_count < signed or sign_count = 0 and signed = 0) returning 1)
    select exists (select from used)
$$;

-- The name before; null when the person has no such passkey.
create function access.rename_passkey(of_user uuid, of_passkey uuid, new_name text) returns text
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with before as (select id, name from access.passkeys where id = of_passkey and user_id = of_user for update),
    renamed as (update access.passkeys k set name = new_name from before where k.id = before.id returning before.name)
    select name from renamed
$$;

create function access.has_second_factor(of_user uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select exists (select from access.second_factors where user_id = of_user and since is not null)
        or exists (select from access.passkeys where user_id = of_user)
$$;

create function access.recovery_codes_left(of_user uuid) returns int
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select count(*)::int from access.recovery_codes where user_id = of_user and used_at is null $$;

create or replace function access.use_recovery_code(of_user uuid, hash bytea) returns boolean
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with used as (
        update access.recovery_codes set used_at = now()
        where user_id = of_user and code_hash = hash and used_at is null and access.has_second_factor(of_user)
        returning 1)
    select exists (select from used)
$$;

-- With the last factor the codes that stand in for it go.
create function access.drop_idle_codes(of_user uuid) returns void
    language sql security definer set search_path = pg_catalog, pg_temp
as $$ delete from access.recovery_codes where user_id = of_user and not access.has_second_factor(of_user) $$;

create or replace function access.drop_second_factor(of_user uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    dropped boolean;
begin
    delete from access.second_factors where user_id = of_user and since is not null;
    dropped := found;
    perform access.drop_idle_codes(of_user);
    return dropped;
end
$$;

-- Its name; null when the person has no such passkey.
create function access.remove_passkey(of_user uuid, of_passkey uuid) returns text
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    removed text;
begin
    delete from access.passkeys where id = of_passkey and user_id = of_user returning name into removed;
    perform access.drop_idle_codes(of_user);
    return removed;
end
$$;

-- Every second factor of a person who has lost them; false when there was none.
create function access.drop_all_factors(of_user uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    had constant boolean := access.has_second_factor(of_user);
begin
    delete from access.passkeys where user_id = of_user;
    delete from access.second_factors where user_id = of_user and since is not null;
    perform access.drop_idle_codes(of_user);
    return had;
end
$$;

create function access.purge_challenges() returns int
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with ended as (
        delete from access.passkey_challenges where created_at < now() - interval '5 minutes' returning 1)
    select count(*)::int from ended
$$;

revoke execute on function access.begin_challenge, access.take_challenge, access.add_passkey, access.passkeys_of,
    access.find_passkey, access.use_passkey, access.rename_passkey, access.has_second_factor,
    access.recovery_codes_left, access.drop_idle_codes, access.remove_passkey, access.drop_all_factors,
    access.purge_challenges from public;
grant execute on function access.begin_challenge, access.take_challenge, access.add_passkey, access.passkeys_of,
    access.find_passkey, access.use_passkey, access.rename_passkey, access.has_second_factor,
    access.recovery_codes_left, access.remove_passkey, access.drop_all_factors, access.purge_challenges to ${app};
