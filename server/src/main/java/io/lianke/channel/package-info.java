/// Where customers meet the organization: its site, its stores, a marketplace. Orders and events
/// name a [Channel][io.lianke.channel.Channel] by its code; codes that nobody has registered become
/// channels when they are first seen. A new tenant starts with the usual ones.
@ApplicationModule(allowedDependencies = {"shared", "database", "tenancy", "audit", "access"})
@NullMarked
package io.lianke.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
