-- The event log of the data plane, and the sources that may write to it.
create schema tracking;
grant usage on schema tracking to ${app};

create table tracking.sources (
    tenant_id       uuid        not null,
    id              uuid        not null default uuidv7(),
    name            text        not null check (length(name) between 1 and 64),
    kind            text        not null check (kind in ('server', 'browser', 'mobile', 'mini_program')),
    write_key_hash  bytea       not null unique,
    default_channel text        not null check (length(default_channel) between 1 and 64),
    created_at      timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, name)
);
comment on table tracking.sources is 'A technical origin of data and the SHA-256 of the write key it sends with';
call tenancy.protect('tracking.sources');

-- One row for each event, partitioned by the month it arrived in (docs/adr/0020). A closed month gets no new
-- rows, so it can leave as a file; what happened when is occurred_at. Cursors read in the order of
-- (transaction_id, seq) and only below pg_snapshot_xmin(pg_current_snapshot()): seq alone is the order of
-- numbering, not of committing.
create table tracking.events (
    tenant_id        uuid        not null,
    seq              bigint      not null generated always as identity,
    id               uuid        not null default uuidv7(),
    message_id       text        not null,
    kind             text        not null,
    event            text        not null,
    occurred_at      timestamptz not null,
    received_at      timestamptz not null default now(),
    customer_id      uuid,
    customer_ordinal int,
    user_id          text,
    anonymous_id     text,
    source           text        not null,
    channel          text        not null,
    store            text,
    amount_minor     bigint,
    currency         text,
    properties       jsonb       not null default '{}',
    context          jsonb,
    subject          text,
    revision         int,
    superseded       boolean     not null default false,
    voided           boolean     not null default false,
    transaction_id   xid8        not null default pg_current_xact_id(),
    primary key (tenant_id, transaction_id, seq, received_at),
    check ((subject is null) = (revision is null)),
    check ((amount_minor is null) = (currency is null))
) partition by range (received_at);
comment on table tracking.events is 'What customers did, as it arrived; only the mark superseded ever changes';
comment on column tracking.events.subject is 'What a row is a revision of; of each subject readers count the row that is not superseded, unless it is voided';
create index events_by_customer on tracking.events (tenant_id, customer_id, occurred_at desc);
create index events_by_subject on tracking.events (tenant_id, subject) where subject is not null;
call tenancy.protect('tracking.events', 'select, insert');
grant update (superseded) on tracking.events to ${app};

-- Which messages have arrived: a unique index on the log itself would have to contain received_at and let a
-- resend in.
create table tracking.message_ids (
    tenant_id   uuid        not null,
    message_id  text        not null,
    received_at timestamptz not null default now(),
    primary key (tenant_id, message_id)
);
comment on table tracking.message_ids is 'Ids of the messages of the last 30 days, so that a resend is recognised';
create index message_ids_by_arrival on tracking.message_ids using brin (tenant_id, received_at);
call tenancy.protect('tracking.message_ids', 'select, insert');

-- Makes the partitions of this month and the next ones; answers how many were missing. On a leaf the
-- application may only insert, for COPY, which row-level security does not allow; it reads through the parent.
create function tracking.extend_events(months_ahead int) returns int
    language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
    first_month date := date_trunc('month', now() at time zone 'UTC');
    month_start date;
    leaf text;
    made int := 0;
begin
    perform pg_advisory_xact_lock(hashtext('tracking.extend_events'));
    for ahead in 0..least(greatest(months_ahead, 0), 24) loop
        month_start := first_month + make_interval(months => ahead);
        leaf := 'events_' || to_char(month_start, 'YYYY_MM');
        if to_regclass('tracking.' || leaf) is null then
            -- Made first and attached then: attaching lets readers and writers of the log go on.
            execute format('create table tracking.%I'
                || ' (like tracking.events including defaults including constraints including storage)', leaf);
            execute format('alter table tracking.events attach partition tracking.%I for values from (%L) to (%L)',
                leaf, to_char(month_start, 'YYYY-MM-DD') || 'T00:00:00Z',
                to_char(month_start + interval '1 month', 'YYYY-MM-DD') || 'T00:00:00Z');
            execute format('comment on table tracking.%I is %L', leaf, 'data plane leaf');
            execute format('revoke all on tracking.%I from public, ${app}', leaf);
            execute format('grant insert on tracking.%I to ${app}', leaf);
            made := made + 1;
        end if;
    end loop;
    return made;
end
$$;

-- Forgets message ids that are too old to be sent again, of all tenants, a bounded number at a time.
create function tracking.purge_message_ids(rows_max int) returns int
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with forgotten as (
        delete from tracking.message_ids
        where ctid = any (array(
            select ctid from tracking.message_ids where received_at < now() - interval '30 days' limit rows_max))
        returning 1)
    select count(*)::int from forgotten
$$;

revoke execute on all functions in schema tracking from public;
grant execute on all functions in schema tracking to ${app};

select tracking.extend_events(3);
