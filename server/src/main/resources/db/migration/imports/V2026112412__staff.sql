-- Rows of orders may say who took the order.
alter table imports.rows add column staff text;
