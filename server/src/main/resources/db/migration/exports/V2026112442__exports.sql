-- Exports: what was asked for by whom, how far it is, and the file that came of it.
create schema exports;
grant usage on schema exports to ${app};

create table exports.runs (
    tenant_id         uuid        not null,
    id                uuid        not null default uuidv7(),
    object            text        not null check (object in ('customers', 'orders')),
    query             jsonb       not null check (jsonb_typeof(query) = 'object'),
    columns           text[]      not null check (cardinality(columns) between 1 and 60),
    format            text        not null check (format in ('csv', 'xlsx')),
    language          text        not null,
    state             text        not null
        check (state in ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')),
    attempts          int         not null default 0,
    rows_done         bigint      not null default 0,
    rows_expected     bigint,
    bytes             bigint,
    downloads         int         not null default 0,
    problem_code      text,
    problem_arguments jsonb,
    maker_kind        text        not null check (maker_kind in ('user', 'api_key')),
    maker_id          uuid        not null,
    maker_name        text        not null,
    created_at        timestamptz not null,
    finished_at       timestamptz,
    purge_at          timestamptz,
    purged_at         timestamptz,
    primary key (tenant_id, id)
);
comment on table exports.runs is 'A list written into a file for somebody; the file lies in the data directory until purge_at';
comment on column exports.runs.rows_expected is 'How many there were at the start; null when nobody counted so far';
create index runs_by_maker on exports.runs (tenant_id, maker_id, id);
create index runs_unfinished on exports.runs (tenant_id, id) where state in ('waiting', 'running');
create index runs_by_purge on exports.runs (tenant_id, purge_at) where purged_at is null;
call tenancy.protect('exports.runs');

-- Files whose time is over, of all tenants; the purge then works tenant by tenant.
create function exports.runs_due(due timestamptz, at_most int) returns table (tenant_id uuid, id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select e.tenant_id, e.id from exports.runs e
    where e.purged_at is null and e.purge_at <= due
    order by e.purge_at limit at_most;
$$;
revoke execute on function exports.runs_due from public;
grant execute on function exports.runs_due to ${app};
