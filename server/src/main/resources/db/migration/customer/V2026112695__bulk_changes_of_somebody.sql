-- Whoever sees a part of the customers lists their own bulk changes only, newest first.
create index bulk_changes_by_actor on customer.bulk_changes (tenant_id, actor_id, id);
