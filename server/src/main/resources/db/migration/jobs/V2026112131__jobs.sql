-- Durable jobs (the table of db-scheduler) and the outbox (the table of Spring Modulith). Neither holds a
-- tenant's data: a job names the tenant it works for, and events carry ids only.
create schema jobs;
grant usage on schema jobs to ${app};

create table jobs.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
comment on table jobs.scheduled_tasks is 'Work to be done at a time, claimed by one node at a time';
create index scheduled_tasks_by_time on jobs.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on jobs.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on jobs.scheduled_tasks to ${app};

create table jobs.event_publication (
    id                     uuid primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
comment on table jobs.event_publication is 'The outbox: events that a listener has still to handle';
create index event_publication_by_event on jobs.event_publication using hash (serialized_event);
create index event_publication_by_completion on jobs.event_publication (completion_date);
grant select, insert, update, delete on jobs.event_publication to ${app};
