package io.lianke.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Who can be behind an address, by IANA's registries of special-purpose addresses.
enum AddressKind {
    /// Somebody on the public internet.
    PUBLIC,
    /// This machine or one in the same private network: for hosts that the operator named.
    PRIVATE,
    /// Nobody who should be called: the cloud's metadata and other neighbours on the link, groups,
    /// examples, and addresses that hide another one.
    NEVER;

    private static final List<Network> PRIVATE_NETWORKS =
            Network.all(
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "::1/128",
                    "fc00::/7");

    /// The one in 168.63 is public by its number and the host of a virtual machine in truth; the
    /// one in 100.100 and those of IPv6 are the metadata of clouds among private numbers.
    private static final List<Network> NEVER_NETWORKS =
            Network.all(
                    "0.0.0.0/8",
                    "100.100.100.200/32",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "fd00:ec2::/32",
                    "fd20:ce::/32");

    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    /// Where a network without IPv4 hides an address of IPv4.
    private static final Network TRANSLATED = Network.of("64:ff9b::/96");

    private static final int TRANSLATED_FROM = 12;

    static AddressKind of(InetAddress address) {
        if (TRANSLATED.contains(address)) {
            return of(hidden(address)) == PUBLIC ? PUBLIC : NEVER;
        }
        if (NEVER_NETWORKS.stream().anyMatch(network -> network.contains(address))) {
            return NEVER;
        }
        if (PRIVATE_NETWORKS.stream().anyMatch(network -> network.contains(address))) {
            return PRIVATE;
        }
        return address instanceof Inet4Address || GLOBAL_UNICAST.contains(address) ? PUBLIC : NEVER;
    }

    private static InetAddress hidden(InetAddress address) {
        var bytes = address.getAddress();
        try {
            return InetAddress.getByAddress(
                    Arrays.copyOfRange(bytes, TRANSLATED_FROM, bytes.length));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
