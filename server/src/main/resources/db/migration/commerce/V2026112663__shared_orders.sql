-- With a customer go the customer's orders and refunds. Those who see the customers of owners see them through the
-- customer anyway.
call access.share_rows('commerce.orders', 'customer_id');
call access.share_rows('commerce.refunds', 'customer_id');
