/// Who did what, when, from where, and what it was before. An entry is written in the transaction
/// of the change it tells of, and is never changed or deleted by the application: its role may only
/// add and read. Afterwards entries are chained, so that a change past the application shows; see
/// [Sealing][io.lianke.audit.Sealing].
@ApplicationModule(allowedDependencies = {"shared", "database", "postgres", "tenancy"})
@NullMarked
package io.lianke.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
