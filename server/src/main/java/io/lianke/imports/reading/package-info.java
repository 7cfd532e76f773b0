/// Reads files that strangers made: what a file is, how its text is encoded and separated, what its
/// columns are called, and its rows one by one in constant memory.
///
/// A file that cannot be read is refused with an [UnreadableFileException] and a stable code; a row
/// that cannot be read carries its [RowProblem]s and stops nothing. No other exception leaves here.
/// Every limit is named in [ReadingLimits].
@NullMarked
package io.lianke.imports.reading;

import org.jspecify.annotations.NullMarked;
