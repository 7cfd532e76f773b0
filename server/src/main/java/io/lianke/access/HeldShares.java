package io.lianke.access;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What was shared with a member was meant for that member.
@Component
class HeldShares implements Holdings {
    private final Shares shares;

    HeldShares(Shares shares) {
        this.shares = shares;
    }

    @Override
    public String kind() {
        return "shares";
    }

    @Override
    public Fate fate() {
        return Fate.ENDS;
    }

    @Override
    public int count(Members.Member of) {
        return shares.with(of.id()).size();
    }

    @Override
    public Set<UUID> handOver(UUID from, UUID to) {
        shares.takeAll(from);
        return Set.of();
    }

    @Override
    public void giveBack(Set<UUID> ids, UUID from, UUID to) {}
}
