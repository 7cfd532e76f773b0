/// Saved views: filters, sort and columns of a list under a name. A [View][io.lianke.view.View] is
/// personal, or shared with everybody of the tenant; each person says which one opens first and in
/// which order they stand.
///
/// What a view holds is data that was given to be kept: the console puts it into the address of the
/// list, and the list checks it there as it checks what anybody types. So a view grants nothing and
/// cannot break anything but itself.
@ApplicationModule(allowedDependencies = {"shared", "database", "tenancy", "audit", "access"})
@NullMarked
package io.lianke.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
