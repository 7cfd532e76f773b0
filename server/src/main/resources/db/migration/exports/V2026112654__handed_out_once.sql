-- A file is handed out once. What was downloaded before stays as it is: its file is purged in its time.
alter table exports.runs add column handed_out boolean not null default false;
comment on column exports.runs.handed_out is 'Somebody has the file, or is fetching it';

update exports.runs set purge_at = least(purge_at, now() + interval '24 hours') where purged_at is null;
