package io.lianke.imports.reading;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The texts that cells of a workbook point at. They may be hundreds of megabytes, so they are
/// written once to a scratch file and read from its mapping: no heap, whatever their number.
final class SharedStrings implements AutoCloseable {

    private static final String PART = "xl/sharedStrings.xml";
    private static final ValueLayout.OfLong OFFSET =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment offsets;
    private final MemorySegment texts;
    private final int count;

    private SharedStrings(Path offsetFile, Path textFile, int count) throws IOException {
        this.offsets = map(offsetFile);
        this.texts = map(textFile);
        this.count = count;
    }

    static SharedStrings read(XlsxPackage parts) {
        Path offsetFile = null;
        Path textFile = null;
        try {
            offsetFile = Files.createTempFile("lianke-import", ".offsets");
            textFile = Files.createTempFile("lianke-import", ".texts");
            var count = parts.has(PART) ? write(parts, offsetFile, textFile) : 0;
            return new SharedStrings(offsetFile, textFile, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(offsetFile);
            delete(textFile);
        }
    }

    /// The text of that number; a number that no text has makes the file damaged.
    String get(int index) {
        if (index >= count) {
            throw UnreadableFileException.of("imports/file-damaged");
        }
        long from = offsets.get(OFFSET, index * 8L);
        long to = index + 1 == count ? texts.byteSize() : offsets.get(OFFSET, (index + 1) * 8L);
        var bytes = texts.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        arena.close();
    }

    private MemorySegment map(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private static int write(XlsxPackage parts, Path offsetFile, Path textFile) throws IOException {
        int count = 0;
        long at = 0;
        var text = new StringBuilder();
        try (var xml = parts.open(PART, ReadingLimits.SHARED_STRING_BYTES_MAX);
                var offsets = output(offsetFile);
                var texts = output(textFile)) {
            var phonetic = 0;
            var inText = false;
            while (xml.advance()) {
                if (xml.text()) {
                    if (inText && phonetic == 0) {
                        xml.appendText(text, ReadingLimits.FIELD_CHARS_MAX + 1);
                    }
                } else if (xml.starts("t")) {
                    inText = true;
                } else if (xml.ends("t")) {
                    inText = false;
                } else if (xml.starts("rPh")) {
                    phonetic++;
                } else if (xml.ends("rPh")) {
                    phonetic--;
                } else if (xml.ends("si")) {
                    var bytes =
                            XlsxValues.unescaped(text.toString()).getBytes(StandardCharsets.UTF_8);
                    offsets.writeLong(at);
                    texts.write(bytes);
                    at += bytes.length;
                    text.setLength(0);
                    if (++count > ReadingLimits.SHARED_STRINGS_MAX) {
                        throw UnreadableFileException.of("imports/file-too-large");
                    }
                }
            }
        }
        return count;
    }

    private static DataOutputStream output(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
