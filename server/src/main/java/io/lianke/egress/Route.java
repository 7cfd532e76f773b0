package io.lianke.egress;

import java.net.InetAddress;
import java.util.List;

/// A target and the addresses it may be called at: all it has, each of them checked.
record Route(Target target, List<InetAddress> addresses) {
    Route {
        addresses = List.copyOf(addresses);
    }
}
