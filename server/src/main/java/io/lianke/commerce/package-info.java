/// Products, orders, payments and refunds, from whatever door: the orders API, a file import, later
/// a tracked event. An order is one order by (source, order id), a refund one by (source, refund
/// id); putting the same again changes nothing.
///
/// Whatever changes an order also appends to the event log in the same transaction: `Order
/// Completed` with a higher revision, which supersedes the one before, or a voiding one when there
/// is nothing left to count. The totals of the customers concerned are summed up again from the
/// rows, never added to, so they are always what a sum over the orders says.
///
/// Amounts are whole minor units; a line is rounded once, half up, and everything else is sums.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "tenancy",
            "audit",
            "access",
            "jobs",
            "organization",
            "channel",
            "customer",
            "customer :: resolution",
            "customer :: spi",
            "tracking"
        })
@NullMarked
package io.lianke.commerce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
