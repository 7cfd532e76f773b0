-- How far a member sees, beside what the role allows to be done. Which stores or colleagues that comes to is written
-- here by the organization whenever it changes, so that recognising a caller stays one look-up.
alter table access.memberships
    add column scope text not null default 'all' check (scope in ('own', 'team', 'store', 'subtree', 'all')),
    add column reached text[] not null default '{}';
alter table access.memberships alter column scope drop default;
comment on column access.memberships.scope is 'Whose customers the member sees: the own, those of colleagues, of the store, of all stores below, all';
comment on column access.memberships.reached is 'Codes of stores (store, subtree) or ids of colleagues (own, team); kept by the organization';

alter table access.memberships drop constraint memberships_role_check;
alter table access.api_keys drop constraint api_keys_role_check;

drop function access.find_session;
-- The live session behind a token, by the database's clock; being asked counts as being used.
create function access.find_session(hash bytea)
    returns table (session_id uuid, user_id uuid, email text, display_name text, user_locale text,
        platform_operator boolean, tenant_id uuid, role text, scope text, reached text[])
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
            m.scope, m.reached
        from access.sessions s
            join access.users u on u.id = s.user_id
            join access.memberships m on m.user_id = u.id and m.tenant_id = s.active_tenant and m.status = 'active'
        where s.token_hash = hash
            and s.last_seen_at > now() - interval '30 minutes' and s.created_at > now() - interval '12 hours';
end
$$;
revoke execute on function access.find_session from public;
grant execute on function access.find_session to ${app};

-- Leaves to a limited caller the rows for which its condition holds, for reading and for writing. In the conditions
-- {reached} stands for what is reached; it is worked out once for a statement.
create procedure access.limit_rows(target regclass, of_stores text, of_owners text) language plpgsql
as $$
declare
    reached constant text :=
        '((select string_to_array(current_setting(''lianke.reached'', true), E''\x1f''))::text[])';
begin
    execute format('create policy of_stores on %s as restrictive to ${of_stores} using (%s)',
        target, replace(of_stores, '{reached}', reached));
    execute format('create policy of_owners on %s as restrictive to ${of_owners} using (%s)',
        target, replace(of_owners, '{reached}', reached));
end
$$;
revoke execute on procedure access.limit_rows from public;
