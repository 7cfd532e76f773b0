@NullMarked
package io.lianke.postgres;

import org.jspecify.annotations.NullMarked;
