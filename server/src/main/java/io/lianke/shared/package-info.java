/// Values every module speaks in: [Money][io.lianke.shared.Money], [Page][io.lianke.shared.Page],
/// [Problem][io.lianke.shared.Problem], and the disk that all of them share. No knowledge of any
/// module.
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package io.lianke.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
