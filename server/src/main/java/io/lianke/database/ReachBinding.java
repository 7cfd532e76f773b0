package io.lianke.database;

import io.lianke.postgres.Limit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Answers which rows the caller of the running code may see at most; implemented by the module
/// that knows.
public interface ReachBinding {
    /// Null: all rows of the tenant.
    @Nullable Limited limited();

    /// @param reached what the policies of the limit compare with; no text holds a unit separator
    record Limited(Limit limit, Collection<String> reached) {}
}
