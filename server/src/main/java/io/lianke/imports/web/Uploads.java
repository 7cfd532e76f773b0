package io.lianke.imports.web;

import io.lianke.imports.ImportProblem;
import io.lianke.shared.Storage;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.stereotype.Component;

/// Parts of a multipart request. A part is taken for what it is called, whatever content type a
/// caller gave it. The container puts all of them on the data's disk when the first is asked for;
/// what is kept is a copy.
@Component
final class Uploads implements InitializingBean {
    private static final int TEXT_BYTES_MAX = 1_000_000;
    private static final int COPIES = 2;

    private final Storage storage;
    private final MultipartProperties multipart;

    Uploads(Storage storage, MultipartProperties multipart) {
        this.storage = storage;
        this.multipart = multipart;
    }

    /// What is done with the parts.
    @FunctionalInterface
    interface Receiver<T> {
        T receive() throws IOException;
    }

    /// A process that was killed has left what it was receiving.
    @Override
    public void afterPropertiesSet() throws IOException {
        var folder = multipart.getLocation() == null ? null : Path.of(multipart.getLocation());
        if (folder == null || !folder.isAbsolute() || !Files.isDirectory(folder)) {
            return;
        }
        try (var left = Files.newDirectoryStream(folder)) {
            for (var file : left) {
                Files.delete(file);
            }
        }
    }

    /// Receives the parts, if the disk has room for them.
    ///
    /// @throws io.lianke.shared.ServiceProblem when it has not; nothing has been read then
    <T> T receive(HttpServletRequest request, Receiver<T> receiver) throws IOException {
        var announced = request.getContentLengthLong();
        var bytes = announced < 0 ? multipart.getMaxRequestSize().toBytes() : announced;
        try (var _ = storage.claimRoomForFiles(COPIES * bytes)) {
            return receiver.receive();
        }
    }

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
        } catch (FileUploadException failed) {
            // The body ended before its last part did; anything else is a fault of ours.
            if (failed.getCause() instanceof MultipartStream.MalformedStreamException) {
                throw ImportProblem.partMissing(name);
            }
            throw failed;
        }
    }
}
