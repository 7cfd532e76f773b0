/// What customers did, as it arrives. A [source][io.lianke.tracking.Sources] is a technical origin
/// with a write key; the [event log][io.lianke.tracking.EventLog] is one append-only table,
/// partitioned by the month of arrival, that readers follow with cursors. Modules above append to
/// it in their own transaction; it is the data plane, so nothing here is an application event.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "tenancy",
            "audit",
            "access",
            "jobs",
            "customer",
            "customer :: spi"
        })
@NullMarked
package io.lianke.tracking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
