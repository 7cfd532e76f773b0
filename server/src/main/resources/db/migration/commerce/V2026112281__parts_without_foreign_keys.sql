-- The parts of orders and refunds are written by the thousand right after what they belong to, in one transaction and by
-- one class. PostgreSQL keeps the plan of a foreign key's check for as long as a connection lives; made while the tables
-- were empty, it may take an index led by the tenant alone and so read all of a tenant's orders for every line.
alter table commerce.lines drop constraint lines_tenant_id_order_uuid_fkey;
alter table commerce.payments drop constraint payments_tenant_id_order_uuid_fkey;
alter table commerce.refunds drop constraint refunds_tenant_id_order_uuid_fkey;
alter table commerce.refund_lines drop constraint refund_lines_tenant_id_refund_uuid_fkey;
