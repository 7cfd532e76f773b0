package io.lianke.imports.reading;

import java.util.List;

/// One record as the text has it.
///
/// @param fields how many the line has, also those that were not kept
/// @param blankBeyond the fields that were not kept are all blank
/// @param longField place of the first field beyond its limit, or -1
/// @param rowTooLong all fields together are beyond the limit of a row
record CsvRecord(
        long line,
        List<String> cells,
        int fields,
        boolean blankBeyond,
        int longField,
        boolean rowTooLong) {

    boolean tooLong() {
        return longField >= 0 || rowTooLong;
    }

    boolean blank() {
        return blankBeyond && cells.stream().allMatch(String::isBlank);
    }
}
