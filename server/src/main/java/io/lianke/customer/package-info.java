/// The people and organizations that buy, rent or are served.
///
/// A [Customer][io.lianke.customer.Customer] is known by
/// [identifiers][io.lianke.customer.HeldIdentifier], each of which belongs to one customer of the
/// tenant. Whoever meets a person calls
/// [resolve][io.lianke.customer.Customers#resolve(java.util.List)]. What is known besides the
/// standard fields are [traits][io.lianke.customer.Traits], typed by a registry, each value with
/// its source and when it was last confirmed. Every customer has an id for the outside and an
/// ordinal, dense per tenant and never reused, for the inside.
///
/// Many customers at once are changed by [BulkChanges][io.lianke.customer.BulkChanges]: a set that
/// is chosen once, worked off in batches, and for a week can be put back.
///
/// Invariants: one customer for each identifier; nothing here merges two customers; ordinals have
/// no gaps when they are given. Other modules lend the timeline
/// ([TimelineSource][io.lianke.customer.spi.TimelineSource]) and say what still refers to a
/// customer ([CustomerUse][io.lianke.customer.spi.CustomerUse]).
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "tenancy",
            "audit",
            "access",
            "channel",
            "jobs",
            "organization"
        })
@NullMarked
package io.lianke.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
