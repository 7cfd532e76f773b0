/// The PostgreSQL behind everything: the embedded one under our supervisor, or the one that
/// `LIANKE_DATABASE_URL` names. Either is checked for durable settings, migrated by its owner, and
/// then used through an application role that owns nothing. A transaction carries the tenant bound
/// to the thread, so that row-level security can tell.
@ApplicationModule(allowedDependencies = {"shared", "postgres"})
@NullMarked
package io.lianke.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
