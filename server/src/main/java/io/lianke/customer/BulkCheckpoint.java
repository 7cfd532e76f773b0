package io.lianke.customer;

import java.util.UUID;

/// Told after each batch that was committed. The product has none; tests use it to break off or to
/// look in between.
interface BulkCheckpoint {
    void passed(UUID change);
}
