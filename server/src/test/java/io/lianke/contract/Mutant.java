package io.lianke.contract;

/// One thing that is not as it should be, while it is applied.
///
/// @param kind what it was generated from
record Mutant(String kind, String name, Change apply, Change revert) {
    interface Change {
        void run() throws Exception;
    }
}
