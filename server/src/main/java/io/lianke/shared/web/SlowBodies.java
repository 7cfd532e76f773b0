package io.lianke.shared.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/// Hangs up on clients whose bodies drip in, whoever reads them: an endpoint, the parser of files,
/// or nobody any more, when the answer was given without. A slow line is no offence: only the time
/// that the server waited counts, and a trickle is enough.
final class SlowBodies extends ValveBase {
    /// How long is waited for a body before its speed matters.
    static final Duration PATIENCE = Duration.ofSeconds(8);

    /// The slowest line that we serve, on the average of the whole body.
    static final int BYTES_PER_SECOND_MIN = 240;

    private final long drainedMax;

    /// @param drainedMax how much of an unread body is read and dropped, so that the client sees
    ///   its answer
    SlowBodies(long drainedMax) {
        super(true);
        this.drainedMax = drainedMax;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        var whole = coyote.getInputBuffer();
        var watched = new Watched(whole);
        coyote.setInputBuffer(watched);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync()) {
                drain(request, response, watched);
            }
        } finally {
            coyote.setInputBuffer(whole);
        }
    }

    /// The web server would wait for what is left for as long as it drips.
    private void drain(Request request, Response response, Watched body) throws IOException {
        var coyote = request.getCoyoteRequest();
        // Without a word from us, such a client sends nothing.
        if (coyote.isFinished() || coyote.hasExpectation()) {
            return;
        }
        response.finishResponse();
        var dropped = 0L;
        try {
            var bytes = 0;
            while (bytes >= 0 && dropped <= drainedMax) {
                bytes = body.doRead(new Dropped());
                dropped += Math.max(bytes, 0);
            }
        } catch (IOException _) {
            dropped = Long.MAX_VALUE;
        }
        if (dropped > drainedMax) {
            coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /// Ends when it has come too slowly for too long.
    private static final class Watched implements InputBuffer {
        private final InputBuffer body;
        private long waitedNanos;
        private long bytes;

        Watched(InputBuffer body) {
            this.body = body;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            var begun = System.nanoTime();
            var read = body.doRead(handler);
            waitedNanos += System.nanoTime() - begun;
            bytes += Math.max(read, 0);
            if (read > 0
                    && waitedNanos > PATIENCE.toNanos()
                    && bytes < TimeUnit.NANOSECONDS.toSeconds(waitedNanos) * BYTES_PER_SECOND_MIN) {
                throw new SocketTimeoutException("The body of a request drips in");
            }
            return read;
        }

        @Override
        public int available() {
            return body.available();
        }
    }

    private static final class Dropped implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer filled) {
            buffer = filled;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // What is dropped needs no room.
        }
    }
}
