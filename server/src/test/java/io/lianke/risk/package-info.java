@NullMarked
package io.lianke.risk;

import org.jspecify.annotations.NullMarked;
