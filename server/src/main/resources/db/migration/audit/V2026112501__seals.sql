-- The chain over the audit entries of each tenant. Entries are chained after their transactions, in the order of these,
-- so that nobody who writes an entry waits for anybody else who does.
create table audit.seals (
    tenant_id      uuid   not null,
    position       bigint not null check (position > 0),
    entry_id       uuid   not null,
    transaction_id xid8   not null,
    hash           bytea  not null check (length(hash) = 32),
    primary key (tenant_id, position),
    unique (tenant_id, entry_id)
);
comment on table audit.seals is 'The chain: the hash of each entry together with the hash before it';
comment on column audit.seals.transaction_id is 'Of the entry: how far a chain has come is asked at each round';
call tenancy.protect('audit.seals', 'select, insert');

create index entries_by_commit on audit.entries (tenant_id, transaction_id, id);

-- Who has entries behind the end of the chain, finished or not. It hops from tenant to tenant, two look-ups each.
-- In a copy of a database that was dumped and loaded, transaction numbers begin anew: the end of a chain may then
-- carry a number that is still to come, and only a look for each entry's seal finds what is missing.
create function audit.unsealed_tenants() returns setof uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with recursive tenants (id) as (
        (select tenant_id from audit.entries order by tenant_id limit 1)
        union all
        select (select e.tenant_id from audit.entries e where e.tenant_id > t.id order by e.tenant_id limit 1)
        from tenants t
        where t.id is not null)
    select t.id
    from tenants t
    left join lateral (
        select s.transaction_id, s.entry_id
        from audit.seals s
        where s.tenant_id = t.id
        order by s.position desc
        limit 1) chain on true
    where t.id is not null
        and case
            when chain.entry_id is null then true
            when chain.transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) then exists (
                select from audit.entries e
                where e.tenant_id = t.id
                    and not exists (
                        select from audit.seals s where s.tenant_id = e.tenant_id and s.entry_id = e.id))
            else exists (
                select from audit.entries e
                where e.tenant_id = t.id
                    and (e.transaction_id, e.id) > (chain.transaction_id, chain.entry_id)
                    and e.transaction_id < pg_snapshot_xmax(pg_current_snapshot())
                    and not exists (
                        select from audit.seals s where s.tenant_id = e.tenant_id and s.entry_id = e.id))
        end
$$;

-- Where each chain ends.
create function audit.chain_ends() returns table (tenant_id uuid, "position" bigint, hash bytea)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    with recursive tenants (id) as (
        (select s.tenant_id from audit.seals s order by s.tenant_id limit 1)
        union all
        select (select s.tenant_id from audit.seals s where s.tenant_id > t.id order by s.tenant_id limit 1)
        from tenants t
        where t.id is not null)
    select t.id, chain.position, chain.hash
    from tenants t
    cross join lateral (
        select s.position, s.hash from audit.seals s where s.tenant_id = t.id order by s.position desc limit 1) chain
$$;

revoke execute on all functions in schema audit from public;
grant execute on function audit.unsealed_tenants, audit.chain_ends to ${app};
