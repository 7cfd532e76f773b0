create schema notes;

create table notes.notes (
    tenant_id uuid not null,
    id        uuid not null default uuidv7(),
    text      text not null,
    primary key (tenant_id, id)
);

alter table notes.notes enable row level security;
alter table notes.notes force row level security;
create policy tenant on notes.notes
    using (tenant_id = nullif(current_setting('lianke.tenant', true), '')::uuid);

grant usage on schema notes to ${app};
grant select, insert on notes.notes to ${app};
