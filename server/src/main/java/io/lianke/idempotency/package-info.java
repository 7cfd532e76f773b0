/// Sending a creating request twice has one effect. A POST that carries `Idempotency-Key` runs
/// inside one transaction together with the row that keeps its answer; the same key and body again
/// get that answer, the same key with another body is refused, and while the first is still running
/// the second is told to wait. A request that was refused leaves nothing behind and may be mended
/// and sent again under its key. File uploads are outside: they would hold a transaction for as
/// long as the network takes. An answer with a secret that is shown once is kept sealed.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "tenancy",
            "audit",
            "access",
            "jobs",
            "secrets"
        })
@NullMarked
package io.lianke.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
