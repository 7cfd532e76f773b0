package io.lianke.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A table that is written row by row, in memory that does not grow with it.
interface TableFile extends AutoCloseable {

    void row(List<Cell> cells) throws IOException;

    /// Writes what is still missing; without it the file is no good.
    void finish() throws IOException;

    @Override
    void close() throws IOException;

    /// @param name of what is in it
    /// @param mark who exported it, when, and by which export
    record Title(String name, String mark) {}

    static TableFile open(ExportFormat format, Title title, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(out);
            case XLSX -> new WorkbookTable(title, out);
        };
    }
}
