package io.lianke.access;

import io.lianke.shared.RequestProblem;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/// From where a key may be used: addresses, and networks such as `10.0.0.0/8`; from anywhere when
/// there are none. Names are not taken, since whoever answers for them would let people in.
public record KeyNetworks(List<String> all) {
    public static final KeyNetworks ANYWHERE = new KeyNetworks(List.of());

    public KeyNetworks {
        all = List.copyOf(all);
    }

    /// @throws RequestProblem at the first that is none
    public static KeyNetworks parse(List<String> texts) {
        for (int at = 0; at < texts.size(); at++) {
            if (!isNetwork(texts.get(at))) {
                throw RequestProblem.invalid("/networks/" + at, "request/network", Map.of());
            }
        }
        return new KeyNetworks(texts);
    }

    private static boolean isNetwork(String text) {
        var parts = text.split("/", -1);
        if (parts.length > 2 || !parts[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return false;
        }
        try {
            var four = InetAddress.ofLiteral(parts[0]) instanceof Inet4Address;
            var dotted = parts[0].matches("\\d{1,3}(\\.\\d{1,3}){3}");
            return (dotted || (parts[0].contains(":") && !four))
                    && (parts.length == 1 || isPrefix(parts[1], four ? 32 : 128));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isPrefix(String text, int bits) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= bits;
    }
}
