/// Serves the console: its pages, its assets and the policy that keeps foreign scripts out of it.
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package io.lianke.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
