package io.lianke.imports.reading;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How the characters of a text file are written.
///
/// @param bomBytes length of the byte-order mark in front
/// @param damaged some bytes do not fit; they read as U+FFFD
public record TextEncoding(Charset charset, int bomBytes, boolean damaged) {

    static final Charset GB18030 = Charset.forName("GB18030");
    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// What a user may ask for.
    public static final List<String> NAMES =
            List.of(
                    "UTF-8",
                    "UTF-16LE",
                    "UTF-16BE",
                    "GB18030",
                    "Big5",
                    "windows-1252",
                    "ISO-8859-1",
                    "Shift_JIS",
                    "EUC-KR");

    /// The character set a user named; GBK and GB2312 are read as GB18030, which holds both.
    public static Optional<Charset> named(String name) {
        var wanted =
                switch (name.toUpperCase(Locale.ROOT)) {
                    case "GBK", "GB2312", "CP936", "GB-18030" -> "GB18030";
                    case "UTF8", "UTF-8-BOM" -> "UTF-8";
                    case "LATIN1", "LATIN-1" -> "ISO-8859-1";
                    case "CP1252" -> "windows-1252";
                    case "UTF-16" -> "UTF-16LE";
                    default -> name;
                };
        return NAMES.stream()
                .filter(known -> known.equalsIgnoreCase(wanted))
                .findFirst()
                .map(Charset::forName);
    }

    static TextEncoding of(Charset charset) {
        return new TextEncoding(charset, 0, false);
    }

    boolean wide() {
        return charset.equals(StandardCharsets.UTF_16LE)
                || charset.equals(StandardCharsets.UTF_16BE);
    }
}
