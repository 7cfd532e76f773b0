/// Benchmarks: each measures the running application and, in the same run, the barest way to do the
/// same; both must come to the same answer, told by a checksum, or the run fails.
@NullMarked
package io.lianke.bench;

import org.jspecify.annotations.NullMarked;
