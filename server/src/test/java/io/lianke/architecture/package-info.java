/// The rules of the house, checked.
@NullMarked
package io.lianke.architecture;

import org.jspecify.annotations.NullMarked;
