-- Who does not see everything sees the orders and refunds of their stores, or of the customers whom they see. Lines and
-- payments are read through them.
call access.limit_rows('commerce.orders', 'store = any ({reached})',
    'exists (select from customer.customers c where c.tenant_id = orders.tenant_id and c.id = orders.customer_id)');
call access.limit_rows('commerce.refunds', 'store = any ({reached})',
    'exists (select from customer.customers c where c.tenant_id = refunds.tenant_id and c.id = refunds.customer_id)');
