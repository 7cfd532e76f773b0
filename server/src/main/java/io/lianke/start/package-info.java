/// What must be right before Lianke serves anybody: its settings, and where it listens. Whatever
/// keeps it from starting is told in one sentence.
@ApplicationModule(allowedDependencies = {"shared", "postgres"})
@NullMarked
package io.lianke.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
