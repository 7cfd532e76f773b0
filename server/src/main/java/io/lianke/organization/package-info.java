/// How the organization itself is laid out. For now its [stores][io.lianke.organization.Store],
/// which orders and customers name by code; a code that nobody has registered becomes a store when
/// it is first seen.
@ApplicationModule(allowedDependencies = {"shared", "database", "tenancy", "audit", "access"})
@NullMarked
package io.lianke.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
