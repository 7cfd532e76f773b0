/// The demo company: an invented chain of pet shops with its customers and 18 months of what they
/// did, for looking around and for benchmarks. `./lianke start --demo` loads it into an
/// installation that nobody uses yet, and into no other.
///
/// [company][io.lianke.demo.company.Company] makes it up, without I/O and always the same. The
/// loader puts it through the doors of the modules that own the data, some thousand customers a
/// transaction with everything that belongs to them, and notes in the same transaction how far it
/// is: a load that was cut off goes on where it stopped. Until it is whole, Lianke is not ready and
/// does not start without `--demo`. Whatever is loaded has the source `demo`, and the tenant says
/// that it is one.
///
/// Whoever adds a module adds what the company has of it here.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "tenancy",
            "audit",
            "access",
            "organization",
            "channel",
            "customer",
            "customer :: resolution",
            "tracking",
            "commerce"
        })
@NullMarked
package io.lianke.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
