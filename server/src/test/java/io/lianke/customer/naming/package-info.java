@NullMarked
package io.lianke.customer.naming;

import org.jspecify.annotations.NullMarked;
