package io.lianke.demo.company;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// A customer with all that happened, and the anonymous visitors of the same number.
///
/// @param purchases in the order of their time
public record Life(Person person, List<Purchase> purchases, List<Visit> visits) {

    /// Adds everything of it to a checksum.
    public void addTo(MessageDigest digest) {
        digest.update(toString().getBytes(StandardCharsets.UTF_8));
    }
}
