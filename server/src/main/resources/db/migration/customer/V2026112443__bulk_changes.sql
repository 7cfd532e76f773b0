-- Changes of many customers at once: what was asked, how far it is, what came of it; and, for a week, what was there
-- before, so that it can be undone. Both the set and the old values lie in batches of a thousand customers, one row
-- each: a change of 200,000 customers is 200 rows, written one a transaction and deleted all at once.
create table customer.bulk_changes (
    tenant_id         uuid        not null,
    id                uuid        not null default uuidv7(),
    selection         jsonb       not null,
    edit              jsonb       not null,
    state             text        not null
        check (state in ('running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
    token             uuid        not null default uuidv7(),
    total             int         not null check (total >= 0),
    batches           int         not null check (batches >= 0),
    batches_done      int         not null default 0,
    changed           int         not null default 0,
    unchanged         int         not null default 0,
    refusals          jsonb       not null default '{}',
    batches_undone    int         not null default 0,
    restored          int         not null default 0,
    kept              int         not null default 0,
    attempts          int         not null default 0,
    problem_code      text,
    problem_arguments jsonb,
    actor_kind        text        not null,
    actor_id          uuid,
    actor_name        text        not null,
    created_at        timestamptz not null,
    finished_at       timestamptz,
    undo_until        timestamptz,
    purged_at         timestamptz,
    primary key (tenant_id, id)
);
comment on table customer.bulk_changes is 'One change of many customers: what was asked, how far it is, what came of it';
comment on column customer.bulk_changes.token is 'The worker''s right to go on; each start makes a new one';
create unique index bulk_changes_by_token on customer.bulk_changes (tenant_id, token);
create index bulk_changes_active on customer.bulk_changes (tenant_id, id) where state in ('running', 'undoing');
call tenancy.protect('customer.bulk_changes');

create table customer.bulk_change_batches (
    tenant_id uuid  not null,
    change_id uuid  not null,
    no        int   not null,
    ordinals  int[] not null,
    before    jsonb,
    primary key (tenant_id, change_id, no)
);
comment on table customer.bulk_change_batches is 'The customers of a bulk change, as they were chosen at its start';
comment on column customer.bulk_change_batches.before is 'What the changed ones were before; null until the batch is done';
call tenancy.protect('customer.bulk_change_batches');

-- Bulk changes that can no longer be undone, of all tenants; the purge then works tenant by tenant.
create function customer.bulk_changes_due(due timestamptz, at_most int) returns table (tenant_id uuid, id uuid)
    language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
    select c.tenant_id, c.id from customer.bulk_changes c
    where c.purged_at is null and c.undo_until <= due
    order by c.undo_until limit at_most;
$$;
revoke execute on function customer.bulk_changes_due from public;
grant execute on function customer.bulk_changes_due to ${app};
create index bulk_changes_by_undo on customer.bulk_changes (tenant_id, undo_until) where purged_at is null;

-- A bulk change lets the planner look again at what it has made of these.
grant maintain on customer.customers, customer.tags to ${app};
