-- A file shows what its maker saw while it was written, and is not for the same person seeing less later.
alter table exports.runs add column sight jsonb;
comment on column exports.runs.sight is 'Reach and field rules of the maker as the file was written; null without a file, and in one from before: everything';
