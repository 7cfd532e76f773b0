package io.lianke.imports.reading;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// What kind of file this is, by its first bytes; kinds that are no table are refused by name.
enum FileType {
    TEXT,
    XLSX;

    static FileType of(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(16);
        }
        if (head.length == 0) {
            throw UnreadableFileException.of("imports/file-empty");
        }
        var magic = new String(head, StandardCharsets.ISO_8859_1);
        if (magic.startsWith("PK\3\4") || magic.startsWith("PK\5\6")) {
            return insideZip(file);
        }
        refuseKnown(magic);
        return TEXT;
    }

    private static void refuseKnown(String magic) {
        if (magic.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw UnreadableFileException.of("imports/file-is-xls");
        }
        if (magic.startsWith("%PDF-")) {
            throw UnreadableFileException.of("imports/file-is-pdf");
        }
        var archive =
                magic.startsWith("\u001F\u008B")
                        || magic.startsWith("Rar!")
                        || magic.startsWith("7z\u00BC\u00AF")
                        || magic.startsWith("BZh9")
                        || magic.startsWith("\u00FD7zXZ")
                        || magic.startsWith("(\u00B5/\u00FD");
        if (archive) {
            throw UnreadableFileException.of("imports/file-is-archive");
        }
        var picture =
                magic.startsWith("\u0089PNG")
                        || magic.startsWith("\u00FF\u00D8\u00FF")
                        || magic.startsWith("GIF8");
        if (picture) {
            throw UnreadableFileException.of("imports/file-is-picture");
        }
    }

    private static FileType insideZip(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") != null
                    && zip.getEntry("[Content_Types].xml") != null) {
                return XLSX;
            }
            if (zip.getEntry("xl/workbook.bin") != null) {
                throw UnreadableFileException.of("imports/file-is-xlsb");
            }
            if (zip.getEntry("content.xml") != null) {
                throw UnreadableFileException.of("imports/file-is-ods");
            }
            throw UnreadableFileException.of("imports/file-is-archive");
        } catch (ZipException | EOFException _) {
            throw UnreadableFileException.of("imports/file-damaged");
        }
    }

    /// Refuses text that is a document rather than a table, by how it begins.
    static void refuseDocument(String text) {
        var start = text.strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("<?xml")) {
            throw UnreadableFileException.of("imports/file-is-xml");
        }
        if (start.length() > 1 && start.charAt(0) == '<' && htmlStart(start.charAt(1))) {
            throw UnreadableFileException.of("imports/file-is-html");
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            var next = start.substring(1).stripLeading();
            if (next.isEmpty() || "\"{[]}0123456789-".indexOf(next.charAt(0)) >= 0) {
                throw UnreadableFileException.of("imports/file-is-json");
            }
        }
        if (start.startsWith("{\\rtf")) {
            throw UnreadableFileException.of("imports/file-is-document");
        }
    }

    private static boolean htmlStart(char c) {
        return c == '!' || (c >= 'a' && c <= 'z');
    }
}
