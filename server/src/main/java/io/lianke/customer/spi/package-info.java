/// What other modules lend to the customer module.
@NullMarked
@NamedInterface("spi")
package io.lianke.customer.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
