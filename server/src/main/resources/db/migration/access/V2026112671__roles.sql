-- A tenant's own roles, beside those that are built in. A member's or key's role is the code of a built-in one, or the
-- id of one of these.
create table access.roles (
    tenant_id   uuid        not null,
    id          uuid        not null default uuidv7(),
    name        text        not null check (length(name) between 1 and 60),
    scope       text        not null check (scope in ('own', 'team', 'store', 'subtree', 'all')),
    permissions text[]      not null,
    fields      text[]      not null,
    version     int         not null default 1,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    primary key (tenant_id, id)
);
comment on table access.roles is 'A set of permissions and limits to fields that a tenant has put together itself';
comment on column access.roles.fields is 'What is kept from whoever has the role, as FIELD=read, mask or hide; other fields may be edited';
create unique index roles_by_name on access.roles (tenant_id, lower(name));
call tenancy.protect('access.roles');

drop function access.find_session;
-- The live session behind a token, by the database's clock; being asked counts as being used.
create function access.find_session(hash bytea)
    returns table (session_id uuid, user_id uuid, email text, display_name text, user_locale text,
        platform_operator boolean, tenant_id uuid, role text, role_name text, role_scope text,
        role_permissions text[], role_fields text[], scope text, reached text[])
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    begin
        update access.sessions s set last_seen_at = now()
        where s.token_hash = hash
            and s.last_seen_at between now() - interval '30 minutes' and now() - interval '1 minute'
            and s.created_at > now() - interval '12 hours';
    exception when disk_full then
        null;
    end;
    return query
        select s.id, u.id, u.email, u.display_name, u.locale, u.platform_operator, m.tenant_id, m.role,
            r.name, r.scope, r.permissions, r.fields, m.scope, m.reached
        from access.sessions s
            join access.users u on u.id = s.user_id
            join access.memberships m on m.user_id = u.id and m.tenant_id = s.active_tenant and m.status = 'active'
            left join access.roles r on r.tenant_id = m.tenant_id and r.id::text = m.role
        where s.token_hash = hash
            and s.last_seen_at > now() - interval '30 minutes' and s.created_at > now() - interval '12 hours';
end
$$;
revoke execute on function access.find_session from public;
grant execute on function access.find_session to ${app};

drop function access.find_api_key;
create function access.find_api_key(hash bytea)
    returns table (tenant_id uuid, id uuid, name text, role text, role_name text, role_scope text,
        role_permissions text[], role_fields text[])
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
    begin
        update access.api_keys k set last_used_at = now()
        where k.key_hash = hash and k.revoked_at is null and k.expires_at > now()
            and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
    exception when disk_full then
        null;
    end;
    return query
        select k.tenant_id, k.id, k.name, k.role, r.name, r.scope, r.permissions, r.fields
        from access.api_keys k left join access.roles r on r.tenant_id = k.tenant_id and r.id::text = k.role
        where k.key_hash = hash and k.revoked_at is null and k.expires_at > now();
end
$$;
revoke execute on function access.find_api_key from public;
grant execute on function access.find_api_key to ${app};
