package io.lianke.imports.reading;

import java.io.IOException;
import java.io.InputStream;

/// One unpacked part of a workbook that ends the reading when it grows beyond what honest files do:
/// by size, by its ratio to the packed bytes, or by a stretch without any tag, which would have to
/// be held in memory at once.
final class GuardedInput extends InputStream {

    private final InputStream in;
    private final long bytesMax;
    private final long ratioBytesMax;
    private long bytes;
    private int run;

    GuardedInput(InputStream in, long packedBytes, long bytesMax) {
        this.in = in;
        this.bytesMax = bytesMax;
        this.ratioBytesMax =
                Math.max(
                        ReadingLimits.ZIP_RATIO_FREE_BYTES,
                        Math.max(0, packedBytes) * ReadingLimits.ZIP_RATIO_MAX);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = unpack(buffer, offset, length);
        if (n <= 0) {
            return n;
        }
        bytes += n;
        if (bytes > ratioBytesMax) {
            throw UnreadableFileException.of("imports/zip-bomb");
        }
        if (bytes > bytesMax) {
            throw UnreadableFileException.of("imports/file-too-large", "bytesMax", bytesMax);
        }
        for (int i = offset; i < offset + n; i++) {
            run = buffer[i] == '<' ? 0 : run + 1;
            if (run > ReadingLimits.XML_RUN_BYTES_MAX) {
                throw UnreadableFileException.of("imports/field-too-long");
            }
        }
        return n;
    }

    private int unpack(byte[] buffer, int offset, int length) {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException _) {
            throw UnreadableFileException.of("imports/file-damaged");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
