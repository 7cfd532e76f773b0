package io.lianke.imports.reading;

/// What a file was found to be.
public sealed interface FileFormat {

    /// The line of the header, from 1.
    long headerLine();

    /// Separated text.
    ///
    /// @param encoding canonical name, for example `UTF-8` or `GB18030`
    /// @param damaged some bytes do not fit the encoding; the rows that hold them have a problem
    record Csv(String encoding, char delimiter, boolean damaged, long headerLine)
            implements FileFormat {}

    /// A workbook.
    ///
    /// @param sheet name of the sheet that is read
    record Xlsx(String sheet, long headerLine) implements FileFormat {}
}
