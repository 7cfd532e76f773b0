/// Who did what, when, from where, and what it was before. An entry is written in the transaction
/// of the change it tells of, and is never changed or deleted by the application: its role may only
/// add and read.
@ApplicationModule(allowedDependencies = {"shared", "database", "tenancy"})
@NullMarked
package io.lianke.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
