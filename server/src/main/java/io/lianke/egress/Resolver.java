package io.lianke.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host.
@FunctionalInterface
interface Resolver {
    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
