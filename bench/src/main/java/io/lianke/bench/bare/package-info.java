/// The baselines: hand-written, without anything that a product needs.
@NullMarked
package io.lianke.bench.bare;

import org.jspecify.annotations.NullMarked;
