package io.lianke.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whom Lianke calls.
final class Guard {
    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private final Resolver resolver;
    private final List<Target> named;

    /// @param named servers the operator trusts, in private networks too
    Guard(Resolver resolver, List<Target> named) {
        this.resolver = resolver;
        this.named = List.copyOf(named);
    }

    /// Looks the host up, once. Who only gets this route cannot be led elsewhere by a name that
    /// answers differently the next time.
    ///
    /// @throws EgressProblem when it is not to be called, or unknown
    Route route(String address) {
        Target target;
        try {
            target = Target.of(address);
        } catch (IllegalArgumentException malformed) {
            throw refused("(unreadable)", String.valueOf(malformed.getMessage()));
        }
        var trusted = named.stream().anyMatch(target::sameServer);
        if (!trusted && !target.usual()) {
            throw refused(target.host(), "not https on its own port");
        }
        var route = new Route(target, resolve(target));
        for (var each : route.addresses()) {
            var kind = AddressKind.of(each);
            if (kind != AddressKind.PUBLIC && !(trusted && kind == AddressKind.PRIVATE)) {
                // The operator reads the address; the caller must not learn what is inside.
                throw refused(target.host(), "has the address " + each.getHostAddress());
            }
        }
        return route;
    }

    private List<InetAddress> resolve(Target target) {
        try {
            var addresses = resolver.addressesOf(target.host());
            if (!addresses.isEmpty()) {
                return addresses;
            }
        } catch (UnknownHostException _) {
            // Told below, as a host without addresses is.
        }
        throw EgressProblem.unreachable();
    }

    private static EgressProblem refused(String host, String reason) {
        log.atWarn()
                .addKeyValue("host", host)
                .addKeyValue("reason", reason)
                .log("an address is not called");
        return EgressProblem.refused();
    }
}
