package io.lianke.imports;

import io.lianke.imports.reading.TabularFile;
import io.lianke.imports.reading.UnreadableFileException;
import io.lianke.shared.CsvSafe;
import io.lianke.shared.web.ProblemDocuments;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;

/// The rows that were not taken, as a CSV file in the columns of the source with the number of the
/// row and the reasons behind them; made for mending in a spreadsheet and importing again. Every
/// cell is written so that no spreadsheet takes it for a formula.
public final class ErrorFile implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String LINE_END = "\r\n";

    private final UUID run;
    private final TabularFile file;
    private final ImportErrors errors;

    ErrorFile(UUID run, TabularFile file, ImportErrors errors) {
        this.run = run;
        this.file = file;
        this.errors = errors;
    }

    /// Writes the file in constant memory.
    ///
    /// @param language of the reasons
    public void write(Writer out, Locale language) throws IOException {
        out.write(BYTE_ORDER_MARK);
        for (var column : file.columns()) {
            out.write(CsvSafe.text(column));
            out.write(',');
        }
        var chinese = language.getLanguage().equals(Locale.CHINESE.getLanguage());
        out.write(CsvSafe.text(chinese ? "行号" : "Row"));
        out.write(',');
        out.write(CsvSafe.text(chinese ? "原因" : "Reason"));
        out.write(LINE_END);
        try (var rows = file.rows()) {
            var known = errors.reasons(run, 0, ImportErrors.WINDOW_ROWS);
            while (rows.hasNext() && !known.isEmpty()) {
                var row = rows.next();
                var reasons = known.get(row.number());
                if (reasons != null) {
                    write(out, row.cells(), row.number(), reasons(reasons, language));
                }
                if (row.number() >= known.lastKey()) {
                    known = errors.reasons(run, known.lastKey(), ImportErrors.WINDOW_ROWS);
                }
            }
        } catch (UnreadableFileException _) {
            // The file breaks off here, which is why its import failed: no more rows to tell.
            out.flush();
        }
    }

    private static void write(Writer out, List<String> cells, int row, String reasons)
            throws IOException {
        if (reasons.isEmpty()) {
            return;
        }
        for (var cell : cells) {
            out.write(CsvSafe.text(cell));
            out.write(',');
        }
        out.write(CsvSafe.number(row));
        out.write(',');
        out.write(CsvSafe.text(reasons));
        out.write(LINE_END);
    }

    private static String reasons(List<ImportErrors.Reason> reasons, Locale language) {
        var text = new TreeMap<Integer, String>();
        for (var reason : reasons) {
            if (!reason.warning()) {
                var sentence =
                        ProblemDocuments.sentence(reason.code(), reason.arguments(), language);
                text.put(
                        text.size(),
                        reason.column() == null ? sentence : reason.column() + ": " + sentence);
            }
        }
        return String.join(" ", text.values());
    }

    @Override
    public void close() {
        file.close();
    }
}
