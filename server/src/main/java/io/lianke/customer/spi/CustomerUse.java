package io.lianke.customer.spi;

import io.lianke.customer.CustomerId;
import java.util.Set;

/// Says which customers another module still refers to, so that they are not removed.
public interface CustomerUse {

    /// Those of the given customers that something of this module refers to.
    Set<CustomerId> used(Set<CustomerId> customers);
}
