package io.lianke.shared.web;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// The web server's protocol with a limit for heads that drip in, and for handshakes that do.
/// `server.tomcat.connection-timeout` is the wait for the next piece, however small: a client that
/// sends a byte a second would hold its connection for as long as it likes. Bodies are watched by
/// [SlowBodies].
///
/// Public, since the web server makes it by its name.
public final class SlowHeads extends Http11NioProtocol {
    /// From the first byte of a request to the end of its head.
    static final Duration HEAD_MAX = Duration.ofSeconds(8);

    /// Short, so that those who came together are not all cut at one moment.
    private static final Duration ROUND = Duration.ofMillis(100);

    /// Connections that are in a head, and since when (nanoseconds); of the one thread that looks.
    private final Map<SocketWrapperBase<NioChannel>, Long> heads = new WeakHashMap<>();

    private @Nullable ScheduledFuture<?> rounds;

    @Override
    public void start() throws Exception {
        super.start();
        rounds =
                getUtilityExecutor()
                        .scheduleWithFixedDelay(
                                this::cut,
                                ROUND.toMillis(),
                                ROUND.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (rounds != null) {
            rounds.cancel(false);
        }
        super.stop();
    }

    private void cut() {
        var now = System.nanoTime();
        for (var connection : getEndpoint().getConnections()) {
            try {
                cut(connection, now);
            } catch (RuntimeException failed) {
                // Of one connection; without this, nobody would look at the others any more.
                getLog().warn("a connection could not be looked at", failed);
            }
        }
    }

    private void cut(SocketWrapperBase<NioChannel> connection, long now) {
        if (!isInHead(connection)) {
            heads.remove(connection);
        } else if (now - heads.computeIfAbsent(connection, _ -> now) > HEAD_MAX.toNanos()) {
            heads.remove(connection);
            // As the web server does after its own time-outs: under the connection's lock.
            connection.setError(new SocketTimeoutException("The head of a request drips in"));
            connection.processSocket(SocketEvent.ERROR, true);
        }
    }

    /// Between two requests, and while it is answered, a connection has no processor; one that has
    /// said nothing yet has none either, for which the wait for the next piece is enough.
    private static boolean isInHead(SocketWrapperBase<NioChannel> connection) {
        return !connection.getSocket().isHandshakeComplete()
                || (connection.getCurrentProcessor() instanceof Processor processor
                        && !processor.isAsync()
                        && !processor.isUpgrade());
    }
}
