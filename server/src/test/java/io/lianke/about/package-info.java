@NullMarked
package io.lianke.about;

import org.jspecify.annotations.NullMarked;
