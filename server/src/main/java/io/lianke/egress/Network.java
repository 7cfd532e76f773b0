package io.lianke.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Addresses that begin with the same bits.
record Network(InetAddress first, int bits) {

    /// As `10.0.0.0/8`.
    static Network of(String text) {
        var slash = text.indexOf('/');
        return new Network(
                InetAddress.ofLiteral(text.substring(0, slash)),
                Integer.parseInt(text.substring(slash + 1)));
    }

    static List<Network> all(String... texts) {
        return Arrays.stream(texts).map(Network::of).toList();
    }

    boolean contains(InetAddress address) {
        var mine = first.getAddress();
        var theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        var whole = bits / Byte.SIZE;
        if (Arrays.mismatch(mine, 0, whole, theirs, 0, whole) >= 0) {
            return false;
        }
        var left = bits % Byte.SIZE;
        return left == 0
                || (mine[whole] & 0xff) >> (Byte.SIZE - left)
                        == (theirs[whole] & 0xff) >> (Byte.SIZE - left);
    }
}
