@NullMarked
package io.lianke;

import org.jspecify.annotations.NullMarked;
