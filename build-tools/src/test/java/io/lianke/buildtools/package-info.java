@NullMarked
package io.lianke.buildtools;

import org.jspecify.annotations.NullMarked;
