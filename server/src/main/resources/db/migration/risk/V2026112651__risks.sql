-- What looks like misuse: how many person records each reader has had, and what somebody should look at.
create schema risk;
grant usage on schema risk to ${app};

create table risk.limits (
    tenant_id              uuid primary key,
    person_records_per_day int      not null check (person_records_per_day between 100 and 10000000),
    export_rows_per_day    int      not null check (export_rows_per_day between 100 and 10000000),
    quiet_from             smallint not null check (quiet_from between 0 and 23),
    quiet_to               smallint not null check (quiet_to between 0 and 23),
    version                int      not null
);
comment on table risk.limits is 'What a tenant has decided otherwise than is usual: limits of reading and the quiet hours';
comment on column risk.limits.quiet_from is 'Full hours in the zone of the tenant; none when both are the same';
call tenancy.protect('risk.limits', 'select, insert, update');

create table risk.readings (
    tenant_id   uuid        not null,
    reader_id   uuid        not null,
    reader_kind text        not null check (reader_kind in ('user', 'api_key')),
    day         date        not null,
    shown       bigint      not null default 0 check (shown >= 0),
    exported    bigint      not null default 0 check (exported >= 0),
    by_night    bigint      not null default 0 check (by_night >= 0),
    opened      bigint      not null default 0 check (opened >= 0),
    stopped_at  timestamptz,
    primary key (tenant_id, reader_id, day)
);
comment on table risk.readings is 'How many persons a member or a key was shown on a day of the tenant, and took away in files';
comment on column risk.readings.opened is 'How many more than the allowance were opened by proofs on that day';
comment on column risk.readings.stopped_at is 'When the allowance last ran out: a proof counts that is younger';
call tenancy.protect('risk.readings', 'select, insert, update');

create table risk.networks (
    tenant_id  uuid        not null,
    reader_id  uuid        not null,
    network    text        not null check (length(network) <= 64),
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    primary key (tenant_id, reader_id, network)
);
comment on table risk.networks is 'From which networks a member or a key has come';
call tenancy.protect('risk.networks', 'select, insert, update');

create table risk.risks (
    tenant_id    uuid        not null,
    id           uuid        not null default uuidv7(),
    kind         text        not null check (length(kind) <= 40),
    subject_kind text        not null
        check (subject_kind in ('member', 'api_key', 'address', 'organization', 'installation')),
    subject_id   text        not null check (length(subject_id) <= 100),
    subject_name text        not null check (length(subject_name) <= 200),
    state        text        not null check (state in ('open', 'acknowledged', 'resolved')),
    since        timestamptz not null,
    last_at      timestamptz not null,
    raised_at    timestamptz not null,
    facts        jsonb       not null check (jsonb_typeof(facts) = 'object'),
    entries      uuid[]      not null check (cardinality(entries) <= 50),
    frozen       boolean     not null default false,
    note         text        check (length(note) <= 2000),
    handled_by   text,
    handled_at   timestamptz,
    version      int         not null default 1,
    primary key (tenant_id, id)
);
comment on table risk.risks is 'What somebody should look at, once for each kind and subject until it is resolved';
comment on column risk.risks.since is 'Of the first cause; last_at is of the newest';
comment on column risk.risks.entries is 'Ids of the audit entries it was seen in';
create unique index risks_unresolved on risk.risks (tenant_id, kind, subject_kind, subject_id)
    where state <> 'resolved';
create index risks_resolved on risk.risks (tenant_id, kind, subject_kind, subject_id, last_at)
    where state = 'resolved';
create index risks_by_state on risk.risks (tenant_id, state, id);
call tenancy.protect('risk.risks', 'select, insert, update');
