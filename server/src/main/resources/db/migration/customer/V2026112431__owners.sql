-- Who looks after a customer. No default is written into the rows, so the table is not rewritten. The index also
-- finds the few that nobody owns among many that are owned.
alter table customer.customers add column owner_id uuid;
comment on column customer.customers.owner_id is 'The member of staff who looks after the customer; null for nobody';
create index customers_by_owner on customer.customers (tenant_id, owner_id, ordinal);
