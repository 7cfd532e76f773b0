-- Answers already given under an Idempotency-Key, kept in the transaction of the effect for seven days.
create schema idempotency;
grant usage on schema idempotency to ${app};

create table idempotency.answers (
    tenant_id    uuid        not null,
    actor_id     uuid        not null,
    key          text        not null check (length(key) between 1 and 255),
    request_hash text        not null,
    status       int         not null,
    content_type text,
    body         bytea       not null,
    created_at   timestamptz not null default now(),
    primary key (tenant_id, actor_id, key)
);
comment on table idempotency.answers is 'What a creating request was answered, so that sending it again has no second effect';
call tenancy.protect('idempotency.answers', 'select, insert');

create index answers_by_age on idempotency.answers (tenant_id, created_at);

create function idempotency.purge() returns bigint
    language sql security definer set search_path = pg_catalog, pg_temp
as $$
    with gone as (delete from idempotency.answers where created_at < now() - interval '7 days' returning 1)
    select count(*) from gone
$$;
revoke execute on function idempotency.purge() from public;
grant execute on function idempotency.purge() to ${app};
