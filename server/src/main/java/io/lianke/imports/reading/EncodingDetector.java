package io.lianke.imports.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Finds out how a text file is encoded, from all of its bytes: a file whose only foreign letter
/// stands in its last line is read right too.
///
/// In this order: byte-order mark; UTF-16 by the zero halves of its ASCII; UTF-8 when every byte
/// fits; UTF-8 with damage when nearly all fit; GB18030 when every byte fits and most pairs are
/// everyday Chinese; else windows-1252. Western letters form pairs that GB18030 also allows, hence
/// the everyday rule; a user can always name the encoding.
final class EncodingDetector {

    private static final int BUFFER_BYTES = 1 << 16;

    /// So many sound sequences outweigh one that does not fit.
    private static final int SOUND_PER_DAMAGED = 10;

    private EncodingDetector() {}

    static TextEncoding detect(Path file) throws IOException {
        byte[] sample;
        try (var in = Files.newInputStream(file)) {
            sample = in.readNBytes(ReadingLimits.SAMPLE_BYTES);
        }
        var marked = byMark(sample);
        var known = marked != null ? marked : byZeroHalves(sample);
        if (known != null && known.wide()) {
            return known;
        }
        var shape = scan(file, known == null ? 0 : known.bomBytes());
        if (shape.binary()) {
            throw UnreadableFileException.of("imports/file-is-binary");
        }
        if (known != null) {
            var sound =
                    known.charset().equals(StandardCharsets.UTF_8)
                            ? shape.utf8.sound()
                            : shape.gb.sound();
            return new TextEncoding(known.charset(), known.bomBytes(), !sound);
        }
        return byShape(shape);
    }

    /// Reads the file as the user said; tells only whether bytes do not fit.
    static TextEncoding as(Path file, Charset charset) throws IOException {
        byte[] sample;
        try (var in = Files.newInputStream(file)) {
            sample = in.readNBytes(4);
        }
        var marked = byMark(sample);
        if (marked != null && charset.equals(marked.charset())) {
            return detect(file);
        }
        if (marked != null && marked.wide() && TextEncoding.of(charset).wide()) {
            return detect(file);
        }
        if (charset.equals(StandardCharsets.UTF_8) || charset.equals(TextEncoding.GB18030)) {
            var shape = scan(file, 0);
            var sound =
                    charset.equals(StandardCharsets.UTF_8) ? shape.utf8.sound() : shape.gb.sound();
            return new TextEncoding(charset, 0, !sound);
        }
        return new TextEncoding(charset, 0, true);
    }

    private static @Nullable TextEncoding byMark(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3, false);
        }
        if (starts(head, 0x84, 0x31, 0x95, 0x33)) {
            return new TextEncoding(TextEncoding.GB18030, 4, false);
        }
        if (starts(head, 0xFF, 0xFE, 0, 0) || starts(head, 0, 0, 0xFE, 0xFF)) {
            throw UnreadableFileException.of("imports/bad-encoding", "encoding", "UTF-32");
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2, true);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2, true);
        }
        return null;
    }

    private static boolean starts(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// ASCII in UTF-16 leaves a zero in one half of its pairs and never in the other. A table has
    /// separators and line ends, so at least one pair in thirty is ASCII, also in Chinese.
    private static @Nullable TextEncoding byZeroHalves(byte[] sample) {
        int first = 0;
        int second = 0;
        int both = 0;
        int pairs = sample.length / 2;
        for (int i = 0; i + 1 < sample.length; i += 2) {
            var high = sample[i] == 0;
            var low = sample[i + 1] == 0;
            if (high && low) {
                both++;
            } else if (high) {
                first++;
            } else if (low) {
                second++;
            }
        }
        var enough = Math.max(2, pairs / 30);
        if (both > pairs / 100) {
            return null;
        }
        if (second >= enough && first <= second / 20) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 0, true);
        }
        if (first >= enough && second <= first / 20) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 0, true);
        }
        return null;
    }

    private static TextEncoding byShape(ByteShape shape) {
        var utf8 = shape.utf8;
        var gb = shape.gb;
        if (utf8.sound()) {
            return TextEncoding.of(StandardCharsets.UTF_8);
        }
        var cutOff = utf8.damaged == 0;
        if ((cutOff && utf8.sequences > 0)
                || (utf8.damaged > 0 && utf8.sequences >= utf8.damaged * SOUND_PER_DAMAGED)) {
            return new TextEncoding(StandardCharsets.UTF_8, 0, true);
        }
        if (gb.everyday > 0 && gb.damaged == 0 && gb.everyday >= gb.rare) {
            return new TextEncoding(TextEncoding.GB18030, 0, !gb.sound());
        }
        if (gb.everyday > 0 && gb.everyday >= (gb.damaged + gb.rare) * SOUND_PER_DAMAGED) {
            return new TextEncoding(TextEncoding.GB18030, 0, true);
        }
        if (shape.notWestern == 0) {
            return TextEncoding.of(TextEncoding.WINDOWS_1252);
        }
        throw UnreadableFileException.of("imports/bad-encoding");
    }

    private static ByteShape scan(Path file, int skip) throws IOException {
        var shape = new ByteShape();
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(skip);
            var buffer = new byte[BUFFER_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                shape.take(buffer, n);
            }
        }
        return shape;
    }
}
