-- How many customers are archived differs from tenant to tenant. Told only how many are in all, the planner took the
-- twenty of one tenant for a thousand and read everybody's tags to see which of them bear one.
create statistics customer.status_of_tenant (mcv) on tenant_id, status from customer.customers;
