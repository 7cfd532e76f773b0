package io.lianke.egress;

import io.lianke.shared.ServiceProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Calls somebody else's server. A call has a connection of its own, which ends with it: no
/// cookies, no redirects, no second try, no decompression. Never call from within a transaction.
@Component
public final class Egress implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Egress.class);
    private static final int CALLS_MAX = 64;

    /// Where certificates are checked; the JVM's own takes long to load, hence on demand.
    @FunctionalInterface
    interface Trust {
        SSLContext context() throws GeneralSecurityException;
    }

    private final Guard guard;
    private final Trust trust;
    private final EgressSettings settings;
    private final Semaphore free = new Semaphore(CALLS_MAX);
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    Egress(EgressSettings settings) {
        this(settings, host -> List.of(InetAddress.getAllByName(host)), SSLContext::getDefault);
    }

    Egress(EgressSettings settings, Resolver resolver, Trust trust) {
        this.guard = new Guard(resolver, settings.servers());
        this.settings = settings;
        this.trust = trust;
    }

    /// @throws EgressProblem when the address is not to be called, does not answer in time or says
    ///   too much
    /// @throws ServiceProblem `service/busy` when too many calls are under way
    public Answer send(Call call) {
        if (!free.tryAcquire()) {
            throw ServiceProblem.busy();
        }
        // On a thread of its own, for looking a name up knows no time limit. To interrupt a virtual
        // thread closes the socket it waits for.
        var exchange =
                calls.submit(() -> {
                    try {
                        return exchange(call, guard.route(call.address()));
                    } finally {
                        free.release();
                    }
                });
        try {
            return exchange.get(settings.totalTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw problemOf(failed.getCause());
        } catch (TimeoutException _) {
            throw EgressProblem.unreachable();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw EgressProblem.unreachable();
        } finally {
            exchange.cancel(true);
        }
    }

    private static RuntimeException problemOf(@Nullable Throwable failure) {
        return switch (failure) {
            case EgressProblem problem -> problem;
            case IOException unreachable -> {
                log.atInfo()
                        .addKeyValue("cause", unreachable.getClass().getSimpleName())
                        .log("a call came to nothing");
                yield EgressProblem.unreachable();
            }
            case HttpException _ -> EgressProblem.unreachable();
            case null, default -> new IllegalStateException(failure);
        };
    }

    private Answer exchange(Call call, Route route)
            throws IOException, HttpException, GeneralSecurityException {
        var connection = Connections.to(route, trust.context(), settings.connectTimeout());
        try {
            var target = route.target();
            var host =
                    new HttpHost(
                            target.scheme(), target.host(), target.usual() ? -1 : target.port());
            var response =
                    HttpClients.createMinimal(connection)
                            .executeOpen(host, request(call, target), null);
            return answer(response, call.bytesMax());
        } finally {
            // At once: to leave a connection politely is to read whatever else the other one sends.
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    private static BasicClassicHttpRequest request(Call call, Target target) {
        var request = new BasicClassicHttpRequest(call.method(), target.resource());
        request.setHeader("User-Agent", "Lianke");
        call.headers().forEach(request::setHeader);
        if (call.body() != null) {
            request.setEntity(
                    new StringEntity(
                            call.body(), ContentType.parse(call.headers().get("Content-Type"))));
        }
        return request;
    }

    private static Answer answer(ClassicHttpResponse response, int bytesMax) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue());
        }
        var entity = response.getEntity();
        var body = entity == null ? new byte[0] : entity.getContent().readNBytes(bytesMax + 1);
        if (body.length > bytesMax) {
            throw EgressProblem.tooLarge(bytesMax);
        }
        return new Answer(response.getCode(), headers, body);
    }

    @Override
    public void destroy() {
        calls.shutdownNow();
    }
}
