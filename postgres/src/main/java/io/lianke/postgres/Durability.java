package io.lianke.postgres;

/// What a commit promises.
public enum Durability {
    /// A commit that was answered survives a crash and a power cut. The only choice for real data.
    FULL,
    /// The database may be lost with the machine: code generation, and tests that provoke no
    // faults.
    NONE
}
