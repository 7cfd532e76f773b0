/// File imports: a file is kept, mapped, and worked through by a job that survives anything.
///
/// A run goes through its phases in chunks; each chunk commits its effects together with the
/// progress it made, so that whatever happens in between, the work goes on where it stood and ends
/// as if nothing had happened. First all rows are laid out, then the persons and products of the
/// whole file are known, then the orders are written, oldest first. So the rows of one order may
/// stand anywhere, and the order of the rows changes nothing.
///
/// Invariants: a row is imported, skipped or failed, never two of these and never none; a bad row
/// costs nothing but itself; the same file again changes nothing; what a run changed can be taken
/// back as long as its file is kept.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "tenancy",
            "audit",
            "access",
            "jobs",
            "customer",
            "customer :: resolution",
            "commerce"
        })
@NullMarked
package io.lianke.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
