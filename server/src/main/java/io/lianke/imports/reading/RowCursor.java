package io.lianke.imports.reading;

import java.util.Iterator;

/// The rows of a file from its beginning, one at a time; must be closed. Both methods of the
/// iterator may throw [UnreadableFileException].
public interface RowCursor extends Iterator<SourceRow>, AutoCloseable {

    @Override
    void close();
}
