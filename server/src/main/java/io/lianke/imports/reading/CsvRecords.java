package io.lianke.imports.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The records of a text that are not blank, as RFC 4180 has them; any mix of line ends and quotes
/// inside a bare field are forgiven. A record beyond the limits is marked and the next one read.
///
/// A quote that is never closed, text after a closing quote and a field too long for the buffer
/// stop the file: where the next record begins could only be guessed.
final class CsvRecords implements Iterator<CsvRecord>, AutoCloseable {

    private final Lines lines;
    private final CsvFields fields = new CsvFields();
    private final CsvReader<CsvRecord> reader;
    private @Nullable CsvRecord next;

    CsvRecords(Reader text, char delimiter, boolean skipFirstLine) {
        this.lines = new Lines(text);
        this.reader =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(ReadingLimits.FIELD_BUFFER_CHARS)
                        .build(fields, lines);
        if (skipFirstLine) {
            reader.skipLines(1);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && reader.iterator().hasNext()) {
                var record = reader.iterator().next();
                next = record.blank() ? null : record;
            }
        } catch (CsvParseException e) {
            throw UnreadableFileException.of(code(e), "line", fields.line());
        }
        return next != null;
    }

    @Override
    public CsvRecord next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        var record = next;
        next = null;
        return record;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String code(CsvParseException e) {
        var message = String.valueOf(e.getMessage());
        if (message.startsWith("Unexpected character after closing quote")) {
            return "imports/text-after-quote";
        }
        return lines.endless() ? "imports/field-too-long" : "imports/unclosed-quote";
    }

    /// Knows how long the present line is: a field that fills the buffer within one line is too
    /// long, one that runs over line ends was never closed.
    private static final class Lines extends FilterReader {

        private long length;

        Lines(Reader text) {
            super(text);
        }

        boolean endless() {
            return length > ReadingLimits.FIELD_CHARS_MAX;
        }

        @Override
        public int read(char[] buffer, int offset, int count) throws IOException {
            int read = super.read(buffer, offset, count);
            if (read < 0) {
                length = 0;
                return read;
            }
            int at = offset + read - 1;
            while (at >= offset && buffer[at] != '\n' && buffer[at] != '\r') {
                at--;
            }
            length = at >= offset ? offset + read - 1 - at : length + read;
            return read;
        }
    }
}
