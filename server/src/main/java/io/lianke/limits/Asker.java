package io.lianke.limits;

import io.lianke.access.Caller;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.UUID;

/// Who asks, as far as limits are concerned.
public sealed interface Asker {

    static Asker of(Caller caller) {
        return switch (caller) {
            case Caller.Staff staff -> new Person(staff.tenant().id(), staff.userId());
            case Caller.Program program -> new Program(program.tenant().id(), program.keyId());
        };
    }

    /// Somebody unknown at an address. Who has one address of IPv6 has 2^64 of them.
    static Stranger at(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address sixth
                    ? new Stranger(Arrays.toString(Arrays.copyOf(sixth.getAddress(), Long.BYTES)))
                    : new Stranger(address);
        } catch (IllegalArgumentException _) {
            return new Stranger(address);
        }
    }

    record Person(UUID tenant, UUID user) implements Asker {}

    record Program(UUID tenant, UUID key) implements Asker {}

    record Stranger(String network) implements Asker {}
}
