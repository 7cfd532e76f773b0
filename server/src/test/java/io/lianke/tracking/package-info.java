@NullMarked
package io.lianke.tracking;

import org.jspecify.annotations.NullMarked;
