/// Real processes, really killed: what was acknowledged stands, what was begun is finished once.
@NullMarked
package io.lianke.crash;

import org.jspecify.annotations.NullMarked;
