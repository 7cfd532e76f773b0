/// One field that finds whatever the caller may read: what was typed is asked of the modules that
/// own the objects, each with the caller's permission for it, and answered as groups of hits. Keeps
/// nothing itself.
///
/// Invariant: a kind that the caller may not list is not even asked for.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "access",
            "customer",
            "customer :: resolution",
            "commerce"
        })
@NullMarked
package io.lianke.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
