package io.lianke.bench;

/// One measurement beside its baseline.
///
/// @param metric with its unit last, as in `import_seconds`
/// @param value ours
/// @param baseline what the other side was, as in `postgresql-18`
/// @param checksum of the answer, the same on both sides
record Result(
        String bench,
        String scale,
        String variant,
        String metric,
        double value,
        String unit,
        String baseline,
        double baselineValue,
        String checksum) {

    /// Ours by theirs: for times the lower the better.
    double ratio() {
        return value / baselineValue;
    }
}
