package io.lianke.organization;

import io.lianke.access.RowScope;
import io.lianke.access.Territories;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Works out what members see from where they belong.
@Component
class Reaches implements Territories {
    private final StoreRows rows;

    Reaches(StoreRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<UUID, Set<String>> reached(Map<UUID, RowScope> scopes) {
        if (scopes.values().stream().allMatch(RowScope.ALL::equals)) {
            return scopes.keySet().stream()
                    .collect(Collectors.toUnmodifiableMap(member -> member, _ -> Set.of()));
        }
        var tree = rows.tree();
        var postings = rows.postings(DSL.noCondition());
        var reached = new HashMap<UUID, Set<String>>();
        scopes.forEach((member, scope) -> {
            var places = postings.getOrDefault(member, Postings.NOWHERE);
            reached.put(
                    member,
                    switch (scope) {
                        case OWN -> Set.of(member.toString());
                        case TEAM -> team(member, postings);
                        case STORE -> tree.storesAt(places);
                        case SUBTREE -> tree.storesBelow(places);
                        case ALL -> Set.of();
                    });
        });
        return reached;
    }

    /// Those who belong to one of the member's units or stores, and the member.
    private static Set<String> team(UUID member, Map<UUID, Postings> postings) {
        var mine = postings.getOrDefault(member, Postings.NOWHERE);
        var team = new HashSet<>(Set.of(member.toString()));
        postings.forEach((other, places) -> {
            if (places.units().stream().anyMatch(mine.units()::contains)
                    || places.stores().stream().anyMatch(mine.stores()::contains)) {
                team.add(other.toString());
            }
        });
        return team;
    }
}
