package io.lianke.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;

/// Makes the one connection of a call.
final class Connections {
    private static final int HEADERS_MAX = 100;
    private static final int LINE_LENGTH_MAX = 8192;
    private static final Http1Config LIMITS =
            Http1Config.custom()
                    .setMaxHeaderCount(HEADERS_MAX)
                    .setMaxLineLength(LINE_LENGTH_MAX)
                    .build();

    private Connections() {}

    /// Goes to the route's addresses and to no other; certificates are checked against its host.
    static BasicHttpClientConnectionManager to(Route route, SSLContext trust, Duration timeout) {
        var connections =
                BasicHttpClientConnectionManager.create(
                        null,
                        new Pinned(route),
                        RegistryBuilder.<TlsSocketStrategy>create()
                                .register(URIScheme.HTTPS.id, new DefaultClientTlsStrategy(trust))
                                .build(),
                        ManagedHttpClientConnectionFactory.builder().http1Config(LIMITS).build());
        connections.setConnectionConfig(
                ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(timeout))
                        .setSocketTimeout(Timeout.DISABLED)
                        .build());
        return connections;
    }

    /// Knows the addresses of one route.
    private record Pinned(Route route) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (!host.equals(route.target().host())) {
                throw new UnknownHostException("Another host than the one checked");
            }
            return route.addresses().toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
