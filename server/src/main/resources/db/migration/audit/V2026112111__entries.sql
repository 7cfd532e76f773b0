-- Who did what, when, from where, and what it was before. Rows are written in the business transaction and can
-- only be added: the application may insert and read, never change. Hash-chaining them (in commit order, hence
-- the transaction id) is a later, separate step.
create schema audit;
grant usage on schema audit to ${app};

create table audit.entries (
    tenant_id      uuid        not null,
    id             uuid        not null default uuidv7(),
    at             timestamptz not null default clock_timestamp(),
    transaction_id xid8        not null default pg_current_xact_id(),
    actor_kind     text        not null check (actor_kind in ('user', 'api_key', 'system', 'anonymous')),
    actor_id       uuid,
    actor_name     text        not null,
    action         text        not null,
    object_type    text        not null,
    object_id      text,
    outcome        text        not null check (outcome in ('done', 'refused')),
    before         jsonb,
    after          jsonb,
    reason         text,
    ip             text,
    correlation_id text,
    primary key (tenant_id, id)
);
comment on table audit.entries is 'One row for each change, sign-in, refusal and reveal';
create index entries_by_object on audit.entries (tenant_id, object_type, object_id, id desc);
call tenancy.protect('audit.entries', 'select, insert');
