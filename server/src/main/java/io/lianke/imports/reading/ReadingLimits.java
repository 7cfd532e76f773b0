package io.lianke.imports.reading;

/// How much of everything a file may have.
public final class ReadingLimits {

    public static final int COLUMNS_MAX = 1_000;
    public static final int COLUMN_NAME_CHARS_MAX = 500;
    public static final int FIELD_CHARS_MAX = 100_000;
    public static final int ROW_CHARS_MAX = 1_000_000;

    /// A field of text beyond this stops the file; one that runs over line ends is a quote that was
    /// never closed.
    static final int FIELD_BUFFER_CHARS = 1 << 20;

    /// Cells of a row with a problem are kept to this length for the error file.
    static final int PROBLEM_CELL_CHARS_MAX = 1_000;

    static final int SAMPLE_BYTES = 1 << 16;
    static final int SAMPLE_LINES_MAX = 100;

    static final int ZIP_ENTRIES_MAX = 10_000;
    static final long ZIP_BYTES_MAX = 2L << 30;
    static final long ZIP_RATIO_FREE_BYTES = 8L << 20;
    static final int ZIP_RATIO_MAX = 200;
    static final long ZIP_INDEX_BYTES_MAX = 16L << 20;
    static final long SHARED_STRING_BYTES_MAX = 1L << 30;
    static final int SHARED_STRINGS_MAX = 20_000_000;
    static final int XML_RUN_BYTES_MAX = 1 << 20;
    static final int STYLES_MAX = 65_536;

    private ReadingLimits() {}
}
