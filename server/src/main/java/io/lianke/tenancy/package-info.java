/// Who a piece of work is for. A [Tenant][io.lianke.tenancy.Tenant] is bound to the running code as
/// a scoped value; a transaction begun inside carries it to PostgreSQL, whose row-level security
/// shows that tenant's rows and no others. Publishes
/// [TenantCreated][io.lianke.tenancy.TenantCreated].
@ApplicationModule(allowedDependencies = {"shared", "database"})
@NullMarked
package io.lianke.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
