/// How the application is, for whoever runs it: the checks that modules contribute, looked at every
/// half minute and whenever somebody asks; the jobs; and the metrics as text that a collector
/// reads. Keeps nothing but since when a check has been as it is.
///
/// Invariant: a check that cannot tell is an alarm.
@ApplicationModule(allowedDependencies = {"shared", "access", "jobs"})
@NullMarked
package io.lianke.status;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
