package io.lianke.imports.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// The parts of a workbook, read where they lie: nothing is unpacked to disk, so names such as
/// `../../etc/passwd` lead nowhere, and relations to other files or hosts are never followed.
final class XlsxPackage implements AutoCloseable {

    private final ZipFile zip;

    XlsxPackage(Path file) throws IOException {
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException _) {
            throw UnreadableFileException.of("imports/file-damaged");
        }
        if (zip.size() > ReadingLimits.ZIP_ENTRIES_MAX) {
            zip.close();
            throw UnreadableFileException.of(
                    "imports/too-many-entries", "entriesMax", ReadingLimits.ZIP_ENTRIES_MAX);
        }
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    XmlCursor open(String part, long bytesMax) {
        var entry = zip.getEntry(part);
        if (entry == null) {
            throw UnreadableFileException.of("imports/file-damaged");
        }
        try {
            var in = zip.getInputStream(entry);
            return new XmlCursor(new GuardedInput(in, entry.getCompressedSize(), bytesMax));
        } catch (IOException | IllegalArgumentException _) {
            throw UnreadableFileException.of("imports/file-damaged");
        }
    }

    /// Id to part name of the workbook's inner relations.
    Map<String, String> relations() {
        var targets = new HashMap<String, String>();
        var part = "xl/_rels/workbook.xml.rels";
        if (!has(part)) {
            return targets;
        }
        try (var xml = open(part, ReadingLimits.ZIP_INDEX_BYTES_MAX)) {
            while (xml.advance()) {
                if (xml.starts("Relationship")
                        && !xml.attribute("TargetMode", "").equalsIgnoreCase("External")) {
                    targets.put(xml.attribute("Id", ""), partName(xml.attribute("Target", "")));
                }
            }
        }
        return targets;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String partName(String target) {
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }
}
