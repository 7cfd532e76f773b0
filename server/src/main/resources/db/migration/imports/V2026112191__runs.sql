-- File imports: the kept file, the run over it with its progress, what was wrong with which row, and what the run
-- changed so that it can be undone.
create schema imports;
grant usage on schema imports to ${app};

create table imports.files (
    tenant_id  uuid        not null,
    id         uuid        not null,
    name       text        not null check (length(name) between 1 and 255),
    bytes      bigint      not null check (bytes >= 0),
    sha256     text        not null,
    created_by text        not null,
    created_at timestamptz not null default now(),
    purge_at   timestamptz not null,
    purged_at  timestamptz,
    primary key (tenant_id, id)
);
comment on table imports.files is 'An uploaded file; its content lies in the data directory until purge_at';
create index files_by_purge on imports.files (tenant_id, purge_at) where purged_at is null;
call tenancy.protect('imports.files');

create table imports.runs (
    tenant_id         uuid        not null,
    id                uuid        not null default uuidv7(),
    file_id           uuid        not null,
    kind              text        not null check (kind in ('customers', 'products', 'orders')),
    spec              jsonb       not null,
    dry_run           boolean     not null,
    idempotency_key   text        check (length(idempotency_key) <= 255),
    state             text        not null
        check (state in ('running', 'paused', 'done', 'failed', 'cancelled', 'rolled_back')),
    work              text        not null check (work in ('import', 'retry', 'rollback')),
    phase             text        not null,
    step              bigint      not null default 0,
    step_end          bigint,
    token             uuid        not null default uuidv7(),
    slot              boolean     not null default false,
    attempts          int         not null default 0,
    round             int         not null default 0,
    lines_read        bigint      not null default 0,
    rows_imported     bigint      not null default 0 check (rows_imported >= 0),
    rows_skipped      bigint      not null default 0 check (rows_skipped >= 0),
    rows_failed       bigint      not null default 0 check (rows_failed >= 0),
    created_customers bigint      not null default 0,
    created_orders    bigint      not null default 0,
    created_refunds   bigint      not null default 0,
    created_products  bigint      not null default 0,
    updated_customers bigint      not null default 0,
    updated_orders    bigint      not null default 0,
    updated_refunds   bigint      not null default 0,
    updated_products  bigint      not null default 0,
    problem_code      text,
    problem_arguments jsonb,
    created_by        text        not null,
    created_at        timestamptz not null default now(),
    phase_started_at  timestamptz not null default now(),
    finished_at       timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, file_id) references imports.files
);
comment on table imports.runs is 'One import of one file: what was asked, how far it is, what came of it';
comment on column imports.runs.token is 'Fences off older workers: each start makes a new one, each commit compares it';
comment on column imports.runs.step is 'How far the phase is: rows read, or the number of the last person or order done';
create unique index runs_by_token on imports.runs (tenant_id, token);
create unique index runs_by_idempotency on imports.runs (tenant_id, idempotency_key) where idempotency_key is not null;
create index runs_active on imports.runs (tenant_id, id) where state = 'running';
create index runs_by_file on imports.runs (tenant_id, file_id);
call tenancy.protect('imports.runs');

create table imports.errors (
    tenant_id   uuid  not null,
    run_id      uuid  not null,
    row_no      int   not null,
    no          int   not null,
    column_name text,
    code        text  not null,
    arguments   jsonb not null default '{}',
    warning     boolean not null default false,
    primary key (tenant_id, run_id, row_no, no)
);
comment on table imports.errors is 'Why a row of a file was not taken, or what was left out of one that was';
call tenancy.protect('imports.errors');

create table imports.repairs (
    tenant_id uuid  not null,
    run_id    uuid  not null,
    row_no    int   not null,
    cells     jsonb not null,
    round     int,
    primary key (tenant_id, run_id, row_no)
);
comment on table imports.repairs is 'Corrected cells of a failed row; round is the retry that took them, null until then';
call tenancy.protect('imports.repairs');

create table imports.changes (
    tenant_id   uuid not null,
    run_id      uuid not null,
    kind        text not null check (kind in ('customer', 'product', 'order', 'refund')),
    entity_id   uuid not null,
    change      text not null check (change in ('created', 'updated')),
    before      jsonb,
    fingerprint text,
    undone      text check (undone in ('removed', 'restored', 'kept')),
    primary key (tenant_id, run_id, kind, entity_id)
);
comment on table imports.changes is 'What a run created or updated, with the state before it, for taking it back';
call tenancy.protect('imports.changes');

create table imports.mappings (
    tenant_id  uuid        not null,
    id         uuid        not null default uuidv7(),
    kind       text        not null check (kind in ('customers', 'products', 'orders')),
    signature  text        not null,
    columns    text[]      not null,
    spec       jsonb       not null,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, kind, signature)
);
comment on table imports.mappings is 'How files with this header were mapped last time';
call tenancy.protect('imports.mappings');

-- Files whose time is over, of all tenants; the purge then works tenant by tenant.
create function imports.files_due(due timestamptz, at_most int) returns table (tenant_id uuid, id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select f.tenant_id, f.id from imports.files f
    where f.purged_at is null and f.purge_at <= due
    order by f.purge_at limit at_most;
$$;
revoke execute on function imports.files_due from public;
grant execute on function imports.files_due to ${app};
