-- Which keys have sealed something that is kept here. The keys themselves are in a file beside the database, never in
-- it; this list is how a start notices that it has the wrong file before anybody misses a secret.
create schema secrets;
grant usage on schema secrets to ${app};

create table secrets.keys (
    id         int primary key,
    first_used timestamptz not null default now()
);
comment on table secrets.keys is 'Numbers of the keys under which secrets of this database were sealed; no key material';
grant select, insert on secrets.keys to ${app};
