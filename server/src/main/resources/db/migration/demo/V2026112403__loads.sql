-- What was loaded of the demo company, so that a load that was cut off is finished and never taken for a whole one.
create schema demo;
grant usage on schema demo to ${app};

create table demo.loads (
    tenant_id   uuid        primary key,
    customers   int         not null check (customers between 1 and 1000000),
    generator   int         not null,
    until       timestamptz not null,
    zone        text        not null,
    currency    char(3)     not null,
    loaded      int         not null default 0 check (loaded between 0 and customers),
    checksum    text        not null default '' check (length(checksum) <= 64),
    started_at  timestamptz not null,
    finished_at timestamptz,
    check (finished_at is null or loaded = customers)
);
comment on table demo.loads is 'The demo company of a tenant: its size, its generator, and how far it is loaded';
comment on column demo.loads.until is 'When the history of the company ends';
comment on column demo.loads.checksum is 'Over the customers loaded so far with all they did: equal for equal companies';
call tenancy.protect('demo.loads', 'select, insert, update');

-- After millions of rows in empty tables the planner has to look again; only an owner may make it.
create function demo.analyze() returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    each regclass;
begin
    for each in
        select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and not c.relispartition
            and n.nspname in ('customer', 'commerce', 'tracking', 'organization', 'channel')
    loop
        execute format('analyze %s', each);
    end loop;
end
$$;
revoke execute on function demo.analyze from public;
grant execute on function demo.analyze to ${app};
