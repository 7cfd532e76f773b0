/// Work that must happen later, or survive a restart: durable jobs by db-scheduler, and the outbox
/// of application events by Spring Modulith. A job is at-least-once: its effects carry unique keys.
/// Other modules contribute a job by a bean of db-scheduler's `Task`.
@ApplicationModule(allowedDependencies = {"shared", "database", "tenancy", "audit", "access"})
@NullMarked
package io.lianke.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
