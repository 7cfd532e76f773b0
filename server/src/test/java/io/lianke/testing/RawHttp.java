package io.lianke.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Sends bytes no decent client would, and reads what comes back.
public final class RawHttp {
    private static final int TIMEOUT_MILLIS = 20_000;

    private RawHttp() {}

    /// An answer as it was; header names in any case.
    public record Answer(int status, Map<String, String> headers, String body) {}

    /// A request of these lines, without a body.
    public static Answer send(int port, String... lines) {
        var text = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
        return send(port, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The bytes of a request that asks to close the connection.
    public static Answer send(int port, byte[] request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (SocketException _) {
                // The server has answered and hung up before it heard everything.
            }
            return parse(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Answer parse(String text) {
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("No HTTP answer: " + text);
        }
        var lines = text.substring(0, end).lines().toList();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line : lines.subList(1, lines.size())) {
            var colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + " AND " + other);
        }
        return new Answer(
                Integer.parseInt(lines.getFirst().substring(9, 12)),
                headers,
                text.substring(end + 4));
    }
}
