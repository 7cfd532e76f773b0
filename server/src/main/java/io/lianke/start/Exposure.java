package io.lianke.start;

import io.lianke.shared.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/// Where Lianke listens and who stands in front of it. Plain http is for the loopback address only;
/// anything else takes TLS of its own or proxies that it knows.
///
/// @param address to listen on; empty for all
/// @param certificate PEM file; empty for none
/// @param key PEM file of the certificate's key
/// @param proxies whose forwarded headers are believed: addresses, or networks as `10.0.0.0/8`
record Exposure(String address, String certificate, String key, List<String> proxies) {
    private static final String BUNDLE = "lianke";

    Exposure {
        proxies = List.copyOf(proxies);
    }

    static Exposure of(Environment environment) {
        return new Exposure(
                environment.getProperty("server.address", ""),
                environment.getProperty("LIANKE_TLS_CERTIFICATE", ""),
                environment.getProperty("LIANKE_TLS_KEY", ""),
                Arrays.stream(environment.getProperty("LIANKE_TRUSTED_PROXIES", "").split(","))
                        .map(String::strip)
                        .filter(proxy -> !proxy.isEmpty())
                        .toList());
    }

    /// What the web server has to be told.
    ///
    /// @throws StartRefused when it would speak plain http to strangers
    Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        var tls = !certificate.isEmpty() || !key.isEmpty();
        if (tls) {
            settings.put(
                    "spring.ssl.bundle.pem." + BUNDLE + ".keystore.certificate",
                    file("LIANKE_TLS_CERTIFICATE", certificate));
            settings.put(
                    "spring.ssl.bundle.pem." + BUNDLE + ".keystore.private-key",
                    secret("LIANKE_TLS_KEY", key));
            settings.put("server.ssl.bundle", BUNDLE);
        }
        if (!proxies.isEmpty()) {
            settings.put("server.forward-headers-strategy", "native");
            settings.put(
                    "server.tomcat.remoteip.internal-proxies",
                    proxies.stream().map(Exposure::network).collect(Collectors.joining(",")));
        }
        if (!tls && proxies.isEmpty() && !isLoopback()) {
            throw new StartRefused(
                    "Plain http is served on the loopback address only: to listen on "
                            + (address.isEmpty() ? "all addresses" : address)
                            + ", set LIANKE_TLS_CERTIFICATE and LIANKE_TLS_KEY, or name the proxy"
                            + " in front in LIANKE_TRUSTED_PROXIES.");
        }
        return settings;
    }

    private boolean isLoopback() {
        if (address.isEmpty()) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new StartRefused(
                    "The address to listen on, " + address + ", is not one of this machine.",
                    unknown);
        }
    }

    /// A group may read it: systems keep the keys of certificates so.
    private static String secret(String variable, String path) {
        var address = file(variable, path);
        try {
            if (Files.getPosixFilePermissions(Path.of(path))
                    .contains(PosixFilePermission.OTHERS_READ)) {
                throw new StartRefused(
                        "Other users can read the key in "
                                + path
                                + ", which "
                                + variable
                                + " names: run chmod o-r on it, and replace the key if others use"
                                + " this machine.");
            }
            return address;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String file(String variable, String path) {
        if (path.isEmpty() || !Files.isReadable(Path.of(path))) {
            throw new StartRefused(
                    variable
                            + " must name a PEM file that can be read"
                            + (path.isEmpty()
                                    ? "; it is not set."
                                    : ", and " + path + " is none."));
        }
        return Path.of(path).toUri().toString();
    }

    /// An address alone is a network of one.
    private static String network(String proxy) {
        var slash = proxy.indexOf('/');
        try {
            var host = InetAddress.ofLiteral(slash < 0 ? proxy : proxy.substring(0, slash));
            var bitsMax = host.getAddress().length * 8;
            var bits = slash < 0 ? bitsMax : Integer.parseInt(proxy.substring(slash + 1));
            // A short form such as 10.1 would be read as 10.0.0.1.
            var whole = host instanceof Inet6Address || proxy.matches("(\\d+\\.){3}\\d+(/\\d+)?");
            if (!whole || bits < 1 || bits > bitsMax) {
                throw new NumberFormatException(proxy);
            }
            return host.getHostAddress() + "/" + bits;
        } catch (IllegalArgumentException malformed) {
            throw new StartRefused(
                    "LIANKE_TRUSTED_PROXIES takes addresses such as 10.0.0.5 or 10.0.0.0/8,"
                            + " separated by commas; "
                            + proxy
                            + " is none.",
                    malformed);
        }
    }
}
