/// The one way out: every request that Lianke itself sends to somebody else's server goes through
/// [Egress][io.lianke.egress.Egress]. Addresses to call come from people of the tenants (an issuer
/// for single sign-on, the target of a webhook), who must not reach what only this machine reaches:
/// the database, a neighbour in the private network, the metadata of the cloud.
///
/// A name is looked up once, every address it has is checked, and the connection goes to an address
/// that was checked; certificates are checked against the name. Only https on its own port and only
/// the public internet are called, but for hosts that the operator named. No redirect is followed.
/// Nothing else in Lianke may open connections; a rule over the code holds everybody to it.
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package io.lianke.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
