package io.lianke.imports.web;

import io.lianke.imports.ImportProblem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;

/// Parts of a multipart request. A part is taken for what it is called, whatever content type a
/// caller gave it. The container has put them on the disk already.
final class Uploads {
    private static final int TEXT_BYTES_MAX = 1_000_000;

    private Uploads() {}

    static String text(HttpServletRequest request, String name) throws IOException {
        try (var in = part(request, name).getInputStream()) {
            var bytes = in.readNBytes(TEXT_BYTES_MAX + 1);
            if (bytes.length > TEXT_BYTES_MAX) {
                throw ImportProblem.badSpec("it is too long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// Hands the part `file` over, with its name.
    static UUID keep(HttpServletRequest request, BiFunction<String, InputStream, UUID> keeper)
            throws IOException {
        var file = part(request, "file");
        try (var in = file.getInputStream()) {
            return keeper.apply(
                    Objects.requireNonNullElse(file.getSubmittedFileName(), "file"), in);
        }
    }

    private static Part part(HttpServletRequest request, String name) throws IOException {
        try {
            var part = request.getPart(name);
            if (part == null) {
                throw ImportProblem.partMissing(name);
            }
            return part;
        } catch (ServletException malformed) {
            throw ImportProblem.partMissing(name);
        }
    }
}
