@NullMarked
package io.lianke.limits;

import org.jspecify.annotations.NullMarked;
