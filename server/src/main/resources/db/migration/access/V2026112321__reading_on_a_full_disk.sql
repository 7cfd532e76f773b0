-- Noting that a key or a session was used must not keep anybody from reading while the disk is full.
create or replace function access.find_api_key(hash bytea)
    returns table (tenant_id uuid, id uuid, name text, role text)
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
        select k.tenant_id, k.id, k.name, k.role from access.api_keys k
        where k.key_hash = hash and k.revoked_at is null and k.expires_at > now();
end
$$;

create or replace function access.find_session(hash bytea)
    returns table (session_id uuid, user_id uuid, email text, display_name text, user_locale text,
        platform_operator boolean, tenant_id uuid, role text)
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
        select s.id, u.id, u.email, u.display_name, u.locale, u.platform_operator, m.tenant_id, m.role
        from access.sessions s
            join access.users u on u.id = s.user_id
            join access.memberships m on m.user_id = u.id and m.tenant_id = s.active_tenant and m.status = 'active'
        where s.token_hash = hash
            and s.last_seen_at > now() - interval '30 minutes' and s.created_at > now() - interval '12 hours';
end
$$;
