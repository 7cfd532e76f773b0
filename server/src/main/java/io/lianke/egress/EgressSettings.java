package io.lianke.egress;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How Lianke calls others.
///
/// @param hosts servers that may be called although they are private or speak on a port of their
///   own, each exactly: `HOST`, `HOST:PORT`, or `http://HOST:PORT` for plain http
/// @param connectTimeout how long one address may take to accept
/// @param totalTimeout how long a call may take, from looking the name up to the answer's last byte
@ConfigurationProperties("lianke.egress")
public record EgressSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("20s") Duration totalTimeout) {

    public EgressSettings {
        hosts = hosts.stream().map(String::strip).filter(host -> !host.isEmpty()).toList();
        hosts.forEach(EgressSettings::server);
        if (!connectTimeout.isPositive() || connectTimeout.compareTo(totalTimeout) > 0) {
            throw new IllegalArgumentException(
                    "lianke.egress: connect-timeout is positive and at most total-timeout");
        }
    }

    List<Target> servers() {
        return hosts.stream().map(EgressSettings::server).toList();
    }

    private static Target server(String host) {
        var target = Target.of(host.contains("://") ? host : "https://" + host);
        if (!target.resource().equals("/")) {
            throw new IllegalArgumentException("lianke.egress.hosts takes hosts, not paths");
        }
        return target;
    }
}
