-- Where a run lays out the rows of its file before it acts, so that rows of one order meet wherever they stand in the
-- file. Emptied when the run ends.
create table imports.rows (
    tenant_id  uuid    not null,
    run_id     uuid    not null,
    key        text    collate "C" not null,
    row_no     int     not null,
    at         timestamptz,
    person     uuid,
    fresh      boolean not null,
    line_id    text,
    sku        text,
    product    text,
    quantity   text,
    unit_price text,
    discount   text,
    channel    text,
    store      text,
    refund_of  text,
    primary key (tenant_id, run_id, key, row_no)
) partition by list (tenant_id);
comment on table imports.rows is 'A row of a running import, parsed; key is what rows of one order share';
comment on column imports.rows.fresh is 'Counts when its order is written; false for good rows that a retry reads again';
call tenancy.protect('imports.rows');

-- COPY is refused where row-level security applies, so rows are written into the leaf, on which the application
-- may insert and nothing else; every read goes through the walled parent.
create table imports.rows_all partition of imports.rows default;
comment on table imports.rows_all is 'data plane leaf: all rows of running imports, written by COPY, read through imports.rows';
grant insert on imports.rows_all to ${app};

create table imports.sightings (
    tenant_id uuid   not null,
    run_id    uuid   not null,
    kind      text   not null check (kind in ('customer', 'product')),
    key       uuid   not null,
    chunk     int    not null,
    at        timestamptz,
    row_no    int    not null,
    body      text   not null,
    primary key (tenant_id, run_id, kind, key, chunk)
);
comment on table imports.sightings is 'What a chunk of a file says about one person or product';
call tenancy.protect('imports.sightings');

create table imports.parties (
    tenant_id uuid   not null,
    run_id    uuid   not null,
    kind      text   not null check (kind in ('customer', 'product')),
    no        bigint not null,
    key       uuid   not null,
    entity_id uuid,
    primary key (tenant_id, run_id, kind, no),
    unique (tenant_id, run_id, kind, key)
);
comment on table imports.parties is 'The distinct persons and products of a file, numbered by first appearance';
create index parties_by_entity on imports.parties (tenant_id, run_id, kind, entity_id, no);
call tenancy.protect('imports.parties');

create table imports.groups (
    tenant_id uuid   not null,
    run_id    uuid   not null,
    no        bigint not null,
    key       text   collate "C" not null,
    lines     int    not null,
    primary key (tenant_id, run_id, no)
);
comment on table imports.groups is 'The distinct orders and credit notes of a file, numbered by time';
call tenancy.protect('imports.groups');
