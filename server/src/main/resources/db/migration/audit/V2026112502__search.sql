-- The audit is searched by who, by what was done, and for refusals; each of them newest first.
create index entries_by_actor on audit.entries (tenant_id, actor_kind, actor_id, id desc);
create index entries_by_action on audit.entries (tenant_id, action, id desc);
create index entries_of_refusals on audit.entries (tenant_id, id desc) where outcome = 'refused';
