/// The HTTP contract as a file, and who may call what.
@NullMarked
package io.lianke.contract;

import org.jspecify.annotations.NullMarked;
