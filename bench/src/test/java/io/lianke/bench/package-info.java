@NullMarked
package io.lianke.bench;

import org.jspecify.annotations.NullMarked;
