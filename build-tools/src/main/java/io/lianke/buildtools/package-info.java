/// What the build runs and the product does not: the generator of the table classes.
@NullMarked
package io.lianke.buildtools;

import org.jspecify.annotations.NullMarked;
