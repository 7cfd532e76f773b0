package io.lianke.imports.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sheet of a workbook: the first row that is not blank is the header. Formulas count with the
/// value that was computed when the file was saved; nothing is evaluated.
///
/// The parts are read with the platform's own stream parser rather than a spreadsheet library: see
/// decision 21.
final class XlsxFile implements TabularFile {

    private final XlsxPackage parts;
    private final SharedStrings strings;
    private final XlsxStyles styles;
    private final Sheet sheet;
    private final List<String> columns;
    private final long headerLine;

    private XlsxFile(XlsxPackage parts, SharedStrings strings, @Nullable String sheetName) {
        this.parts = parts;
        this.strings = strings;
        this.sheet = Sheet.find(parts, sheetName);
        this.styles = XlsxStyles.read(parts);
        try (var cells = cells()) {
            if (!cells.advance()) {
                throw UnreadableFileException.of("imports/file-empty");
            }
            if (cells.tooLong()) {
                throw UnreadableFileException.of("imports/header-too-long");
            }
            if (cells.surplus()) {
                throw UnreadableFileException.of(
                        "imports/too-many-columns", "columnsMax", ReadingLimits.COLUMNS_MAX);
            }
            this.columns = ColumnNames.of(cells.cells());
            this.headerLine = cells.line();
        }
    }

    static XlsxFile open(Path file, ReadingOptions options) throws IOException {
        var parts = new XlsxPackage(file);
        SharedStrings strings = null;
        var opened = false;
        try {
            strings = SharedStrings.read(parts);
            var workbook = new XlsxFile(parts, strings, options.sheet());
            opened = true;
            return workbook;
        } finally {
            if (!opened) {
                if (strings != null) {
                    strings.close();
                }
                parts.close();
            }
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public FileFormat format() {
        return new FileFormat.Xlsx(sheet.name, headerLine);
    }

    @Override
    public RowCursor rows() {
        var cells = cells();
        cells.advance();
        return new XlsxRows(cells, columns);
    }

    @Override
    public void close() {
        strings.close();
        parts.close();
    }

    private XlsxCells cells() {
        var xml = parts.open(sheet.part, ReadingLimits.ZIP_BYTES_MAX);
        return new XlsxCells(xml, strings, styles, sheet.since1904);
    }

    private record Sheet(String name, String part, boolean since1904) {

        static Sheet find(XlsxPackage parts, @Nullable String wanted) {
            var relations = parts.relations();
            var since1904 = false;
            Sheet found = null;
            try (var xml = parts.open("xl/workbook.xml", ReadingLimits.ZIP_INDEX_BYTES_MAX)) {
                while (xml.advance()) {
                    if (xml.starts("workbookPr")) {
                        var flag = xml.attribute("date1904", "0");
                        since1904 = flag.equals("1") || flag.equals("true");
                    } else if (found == null && xml.starts("sheet")) {
                        var name = xml.attribute("name", "");
                        var part = relations.get(xml.attribute("id", ""));
                        var visible = xml.attribute("state", "visible").equals("visible");
                        if (part != null && (wanted == null ? visible : name.equals(wanted))) {
                            found = new Sheet(name, part, false);
                        }
                    }
                }
            }
            if (found == null) {
                throw wanted == null
                        ? UnreadableFileException.of("imports/file-damaged")
                        : UnreadableFileException.of("imports/no-such-sheet", "sheet", wanted);
            }
            return new Sheet(found.name, found.part, since1904);
        }
    }
}
