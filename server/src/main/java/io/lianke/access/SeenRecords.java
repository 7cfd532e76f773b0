package io.lianke.access;

/// A kind of record of which members see a part; implemented by the modules that keep them.
public interface SeenRecords {
    /// Its name in the API, for example `customers`.
    String kind();

    /// What it takes to see any.
    Permission needs();

    /// How many the caller of the running code sees now.
    Count count();

    /// @param more whether there are more than were counted
    record Count(int count, boolean more) {}
}
