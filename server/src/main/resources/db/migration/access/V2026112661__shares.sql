-- Single records that somebody was let see who would not otherwise. Whoever has none of them stays in the role of
-- before, whose policies know nothing of shares; whoever has some takes on another role, whose policies ask this table
-- once for a statement, so that a share that is taken back or runs out ends with the next statement.
create table access.shares (
    tenant_id uuid        not null,
    user_id   uuid        not null,
    record_id uuid        not null,
    writable  boolean     not null,
    ends_at   timestamptz,
    note      text        not null check (length(note) <= 500),
    shared_by text        not null,
    shared_at timestamptz not null,
    primary key (tenant_id, user_id, record_id),
    foreign key (tenant_id, user_id) references access.memberships (tenant_id, user_id)
);
comment on table access.shares is 'That a member sees one record, a customer, beyond what the row scope allows';
comment on column access.shares.writable is 'Whether the member may change it, too';
comment on column access.shares.ends_at is 'From when on it is as if there were none; null: until it is taken back';
create index shares_by_record on access.shares (tenant_id, record_id);
call tenancy.protect('access.shares');

-- Whether a member has shares to look for. Asked with the session, before a tenant is bound.
create function access.has_shares(tenant uuid, member uuid) returns boolean
    language sql stable security definer parallel safe set search_path = pg_catalog, pg_temp
as $$
    select exists (select from access.shares s
        where s.tenant_id = tenant and s.user_id = member and (s.ends_at is null or s.ends_at > now()))
$$;

-- The records shared with the member for whom the transaction works: to read at least, and to change.
create function access.shared_records() returns uuid[]
    language sql stable security definer parallel safe set search_path = pg_catalog, pg_temp
as $$
    select array(select s.record_id from access.shares s
        where s.tenant_id = nullif(current_setting('lianke.tenant', true), '')::uuid
            and s.user_id = nullif(current_setting('lianke.member', true), '')::uuid
            and (s.ends_at is null or s.ends_at > now()))
$$;
create function access.writable_records() returns uuid[]
    language sql stable security definer parallel safe set search_path = pg_catalog, pg_temp
as $$
    select array(select s.record_id from access.shares s
        where s.tenant_id = nullif(current_setting('lianke.tenant', true), '')::uuid
            and s.user_id = nullif(current_setting('lianke.member', true), '')::uuid
            and s.writable and (s.ends_at is null or s.ends_at > now()))
$$;
revoke execute on function access.has_shares, access.shared_records, access.writable_records from public;
grant execute on function access.has_shares, access.shared_records, access.writable_records to ${app};

-- As before, and for the roles of those with shares alike: a table is closed to them until it says otherwise.
create or replace procedure access.limit_rows(target regclass, of_stores text, of_owners text) language plpgsql
as $$
declare
    reached constant text :=
        '((select string_to_array(current_setting(''lianke.reached'', true), E''\x1f''))::text[])';
begin
    execute format('create policy of_stores on %s as restrictive to ${of_stores}, ${of_stores_and_shared} using (%s)',
        target, replace(of_stores, '{reached}', reached));
    execute format('create policy of_owners on %s as restrictive to ${of_owners}, ${of_owners_and_shared} using (%s)',
        target, replace(of_owners, '{reached}', reached));
end
$$;

do $$
declare
    limited record;
begin
    for limited in select p.polrelid::regclass as target, p.polname as name from pg_policy p
        where not p.polpermissive and p.polname in ('of_stores', 'of_owners')
    loop
        execute format('alter policy %I on %s to %s', limited.name, limited.target,
            case limited.name when 'of_stores' then '${of_stores}, ${of_stores_and_shared}'
                else '${of_owners}, ${of_owners_and_shared}' end);
    end loop;
end
$$;

-- Opens the rows of a limited table for reading where this column names a record that is shared, and for changing where
-- it is shared for that too. Nothing new may be written by a share, nor anything removed.
create procedure access.share_rows(target regclass, record_column text) language plpgsql
as $$
declare
    limited record;
    role text;
    base text;
    shared constant text := format('%I = any ((select access.shared_records())::uuid[])', record_column);
    writable constant text := format('%I = any ((select access.writable_records())::uuid[])', record_column);
begin
    for limited in select p.polname as name, pg_get_expr(p.polqual, p.polrelid) as condition from pg_policy p
        where p.polrelid = target and not p.polpermissive and p.polname in ('of_stores', 'of_owners')
    loop
        role := case limited.name when 'of_stores' then '${of_stores_and_shared}' else '${of_owners_and_shared}' end;
        base := limited.condition;
        execute format('alter policy %I on %s to %s', limited.name, target,
            case limited.name when 'of_stores' then '${of_stores}' else '${of_owners}' end);
        execute format('create policy %I on %s as restrictive for select to %s using (%s or %s)',
            limited.name || '_or_shared', target, role, base, shared);
        execute format('create policy %I on %s as restrictive for update to %s using (%s or %s)',
            limited.name || '_or_shared_to_change', target, role, base, writable);
        execute format('create policy %I on %s as restrictive for insert to %s with check (%s)',
            limited.name || '_to_add', target, role, base);
        execute format('create policy %I on %s as restrictive for delete to %s using (%s)',
            limited.name || '_to_remove', target, role, base);
    end loop;
end
$$;
revoke execute on procedure access.share_rows from public;
