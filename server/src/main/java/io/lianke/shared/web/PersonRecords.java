package io.lianke.shared.web;

import java.util.Collection;
import java.util.UUID;

/// An answer that shows people: it says whom, so that how much a caller takes out in a day can be
/// counted.
public interface PersonRecords {
    /// The customers told of, by id; the same one may stand in it several times.
    Collection<UUID> persons();
}
