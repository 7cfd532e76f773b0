package io.lianke.bench;

/// One thing to ask: of the application by its address, of the database by statements.
///
/// @param variant what it is called in the results
/// @param path with the query, encoded
/// @param rows its first column tells which customer
/// @param count how many there are in all; empty when the answer does not say
record Question(String variant, String path, String rows, String count) {
    /// The same, asked at another address.
    Question at(String otherPath) {
        return new Question(variant, otherPath, rows, count);
    }
}
