-- A list of the customers of one channel or store, or of the archived ones, walked all customers in the order of
-- its sort until it had a page, and its count read the whole table: dear when they are few among many. Now the few
-- are found by their own index; a list of many still walks the index of its sort.
create index customers_by_channel on customer.customers (tenant_id, channel, ordinal) where channel is not null;
create index customers_by_store on customer.customers (tenant_id, store, ordinal) where store is not null;
create index customers_archived on customer.customers (tenant_id, ordinal) where status = 'archived';
