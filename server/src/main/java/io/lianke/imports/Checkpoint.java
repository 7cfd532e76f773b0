package io.lianke.imports;

/// Told after each chunk that was committed. The product has none; tests use it to break off or to
/// look in between.
interface Checkpoint {
    void passed(Run run);
}
