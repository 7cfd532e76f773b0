package io.lianke.exports;

import io.lianke.shared.CsvSafe;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// UTF-8 with a byte-order mark, as spreadsheets want it; every cell by [CsvSafe].
final class CsvTable implements TableFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String LINE_END = "\r\n";

    private final Writer out;

    CsvTable(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write(BYTE_ORDER_MARK);
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        var separator = "";
        for (var cell : cells) {
            out.write(separator);
            out.write(
                    switch (cell) {
                        case Cell.Text(var text) -> CsvSafe.text(text);
                        case Cell.Figure(var number) -> CsvSafe.number(number);
                        case Cell.Nothing() -> "";
                    });
            separator = ",";
        }
        out.write(LINE_END);
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
