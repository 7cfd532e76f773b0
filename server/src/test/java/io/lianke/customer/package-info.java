@NullMarked
package io.lianke.customer;

import org.jspecify.annotations.NullMarked;
