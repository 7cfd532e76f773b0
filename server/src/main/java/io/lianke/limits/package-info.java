/// How much one caller may ask for in a minute, so that none takes the machine from the others: a
/// person, a key, an address nobody has signed in from, and a tenant as a whole.
///
/// Counted in memory, in a bounded number of token buckets: no request waits for it, and none of
/// the counts outlives the process. The defaults are far above what a console, an import or a
/// steady feed needs. Guessing of passwords and codes has limits of its own in `access`, which the
/// database keeps.
@ApplicationModule(allowedDependencies = {"shared", "access", "tenancy"})
@NullMarked
package io.lianke.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
