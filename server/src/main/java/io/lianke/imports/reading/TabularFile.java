package io.lianke.imports.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A file of rows under a header, as a spreadsheet or an export wrote it: CSV text or an XLSX
/// workbook, told apart by content and never by name.
///
/// Opening reads the whole file once when it is text (to know its encoding for certain, about 1 GB
/// a second) and never holds more than a few rows. Rows may be read as often as needed.
public sealed interface TabularFile extends AutoCloseable permits CsvFile, XlsxFile {

    /// Finds out what the file is and reads its header.
    ///
    /// @throws UnreadableFileException when the file is no table that can be read
    static TabularFile open(Path file, ReadingOptions options) {
        try {
            return switch (FileType.of(file)) {
                case XLSX -> XlsxFile.open(file, options);
                case TEXT -> CsvFile.open(file, options);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Names of the columns: trimmed, without invisible characters, never empty, each only once.
    List<String> columns();

    FileFormat format();

    RowCursor rows();

    @Override
    void close();
}
