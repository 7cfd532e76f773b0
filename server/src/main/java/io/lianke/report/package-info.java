/// Answers over what other modules keep, as people ask them: by period in a time zone. Keeps
/// nothing itself; sums come from the module that owns the rows.
@ApplicationModule(allowedDependencies = {"shared", "tenancy", "access", "commerce"})
@NullMarked
package io.lianke.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
