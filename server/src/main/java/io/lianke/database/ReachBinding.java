package io.lianke.database;

import io.lianke.postgres.Limit;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers which rows the caller of the running code may see at most; implemented by the module
/// that knows.
public interface ReachBinding {
    /// Null: all rows of the tenant.
    @Nullable Limited limited();

    /// @param reached what the policies of the limit compare with; no text holds a unit separator
    /// @param member with whom single rows are shared; null when there are none
    record Limited(Limit limit, Collection<String> reached, @Nullable UUID member) {}
}
