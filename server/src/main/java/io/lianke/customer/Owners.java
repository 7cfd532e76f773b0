package io.lianke.customer;

import io.lianke.access.Members;
import io.lianke.shared.RequestProblem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The members of staff, as owners of customers.
@Component
@Transactional(readOnly = true)
public class Owners {
    static final String UNKNOWN = "customer/owner-unknown";

    private final Members members;

    Owners(Members members) {
        this.members = members;
    }

    /// Everybody by name, also those who have left, since customers may still be theirs.
    public List<Owner> list() {
        return members.colleagues().stream().map(Owners::owner).toList();
    }

    /// By id; nothing is asked when there are none.
    Map<UUID, Owner> named(Collection<? extends @Nullable UUID> ids) {
        var wanted = new HashSet<UUID>();
        for (var id : ids) {
            if (id != null) {
                wanted.add(id);
            }
        }
        var named = new HashMap<UUID, Owner>();
        members.colleagues(wanted).forEach((id, colleague) -> named.put(id, owner(colleague)));
        return named;
    }

    @Nullable Owner named(@Nullable UUID id) {
        return id == null ? null : named(List.of(id)).get(id);
    }

    /// Refuses who does not work here.
    void requireActive(Ownership ownership, String pointer) {
        var staff = ownership.staff();
        if (staff == null) {
            return;
        }
        var owner = named(staff);
        if (owner == null || !owner.active()) {
            throw RequestProblem.invalid(pointer, UNKNOWN, Map.of());
        }
    }

    private static Owner owner(Members.Colleague colleague) {
        return new Owner(colleague.id(), colleague.name(), colleague.active());
    }
}
