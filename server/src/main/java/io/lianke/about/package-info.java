/// What this application is: its version, its licence, and the components that it is made of, as
/// the build wrote them down (CycloneDX, one list for the server and one for the console). Keeps
/// nothing itself.
@ApplicationModule(allowedDependencies = {"shared", "access"})
@NullMarked
package io.lianke.about;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
