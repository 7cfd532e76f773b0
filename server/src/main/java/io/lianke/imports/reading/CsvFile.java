package io.lianke.imports.reading;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Separated text: the first line that is not blank is the header. A line `sep=;` in front, as
/// spreadsheets write it, names the delimiter.
final class CsvFile implements TabularFile {

    private final Path file;
    private final TextEncoding encoding;
    private final char delimiter;
    private final boolean delimiterLine;
    private final List<String> columns;
    private final long headerLine;

    private CsvFile(Path file, TextEncoding encoding, Separation separation) {
        this.file = file;
        this.encoding = encoding;
        this.delimiter = separation.delimiter;
        this.delimiterLine = separation.line;
        try (var records = records()) {
            if (!records.hasNext()) {
                throw UnreadableFileException.of("imports/file-empty");
            }
            var header = records.next();
            if (header.fields() > ReadingLimits.COLUMNS_MAX && !header.blankBeyond()) {
                throw UnreadableFileException.of(
                        "imports/too-many-columns", "columnsMax", ReadingLimits.COLUMNS_MAX);
            }
            if (header.tooLong()) {
                throw UnreadableFileException.of("imports/header-too-long");
            }
            this.columns = ColumnNames.of(header.cells());
            this.headerLine = header.line();
        }
    }

    static CsvFile open(Path file, ReadingOptions options) throws IOException {
        var encoding = encoding(file, options.encoding());
        var sample = sample(file, encoding);
        FileType.refuseDocument(sample.substring(0, Math.min(sample.length(), 1_000)));
        return new CsvFile(file, encoding, Separation.of(sample, options));
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public FileFormat format() {
        return new FileFormat.Csv(
                encoding.charset().name(),
                delimiter,
                encoding.damaged() && !encoding.wide(),
                headerLine);
    }

    @Override
    public RowCursor rows() {
        var records = records();
        if (records.hasNext()) {
            records.next();
        }
        return new CsvRows(records, columns, encoding.damaged());
    }

    @Override
    public void close() {
        // Each cursor holds its own stream; the file itself holds nothing.
    }

    private CsvRecords records() {
        try {
            return new CsvRecords(reader(file, encoding), delimiter, delimiterLine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader reader(Path file, TextEncoding encoding) throws IOException {
        var in = Files.newInputStream(file);
        try {
            in.skipNBytes(encoding.bomBytes());
            return new InputStreamReader(in, encoding.charset());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static TextEncoding encoding(Path file, @Nullable String wanted) throws IOException {
        if (wanted == null) {
            return EncodingDetector.detect(file);
        }
        Charset charset =
                TextEncoding.named(wanted)
                        .orElseThrow(() ->
                                UnreadableFileException.of(
                                        "imports/unknown-encoding", "encoding", wanted));
        return EncodingDetector.as(file, charset);
    }

    private static String sample(Path file, TextEncoding encoding) throws IOException {
        try (var reader = reader(file, encoding)) {
            var buffer = new char[ReadingLimits.SAMPLE_BYTES];
            int length = 0;
            int n = reader.read(buffer);
            while (n > 0) {
                length += n;
                n = reader.read(buffer, length, buffer.length - length);
            }
            return new String(buffer, 0, length);
        }
    }

    private record Separation(char delimiter, boolean line) {

        static Separation of(String sample, ReadingOptions options) {
            var announced = sample.regionMatches(true, 0, "sep=", 0, 4) && sample.length() > 5;
            var line = announced && (sample.charAt(5) == '\r' || sample.charAt(5) == '\n');
            var wanted = options.delimiter();
            if (wanted == null && !line) {
                return new Separation(DelimiterDetector.detect(sample), false);
            }
            var named = wanted == null ? sample.substring(4, 5) : wanted;
            var delimiter = ReadingOptions.delimiterOf(named);
            if (delimiter == 0) {
                throw UnreadableFileException.of("imports/bad-delimiter", "delimiter", named);
            }
            return new Separation(delimiter, line);
        }
    }
}
