@NullMarked
package io.lianke.status;

import org.jspecify.annotations.NullMarked;
