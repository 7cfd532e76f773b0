package io.lianke.access;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Keys are the organization's, whoever made them: programs go on. Known by the maker's name.
@Component
class HeldKeys implements Holdings {
    private final ApiKeys keys;

    HeldKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public String kind() {
        return "api_keys";
    }

    @Override
    public Fate fate() {
        return Fate.STAYS;
    }

    @Override
    public int count(Members.Member of) {
        return Math.toIntExact(
                keys.list().stream()
                        .filter(key -> key.createdBy().equals(of.displayName()))
                        .count());
    }

    @Override
    public Set<UUID> handOver(UUID from, UUID to) {
        return Set.of();
    }

    @Override
    public void giveBack(Set<UUID> ids, UUID from, UUID to) {}
}
