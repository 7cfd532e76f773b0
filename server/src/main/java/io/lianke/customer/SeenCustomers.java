package io.lianke.customer;

import io.lianke.access.Permission;
import io.lianke.access.SeenRecords;
import org.springframework.stereotype.Component;

/// Counts the customers that somebody sees, as their own list does.
@Component
class SeenCustomers implements SeenRecords {
    private final Customers customers;

    SeenCustomers(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String kind() {
        return "customers";
    }

    @Override
    public Permission needs() {
        return Permission.CUSTOMER_READ;
    }

    @Override
    public Count count() {
        var counted = customers.count(CustomerQuery.ALL);
        return new Count(counted.count(), counted.capped());
    }
}
