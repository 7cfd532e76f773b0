package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides, one person after the other and without any I/O, who is who.
///
/// A person is the customer who holds the strongest of the identifiers; identifiers that nobody
/// holds are attached, those of others stay where they are: nothing merges. A customer found
/// through a weak identifier is passed over when a stronger one names somebody else: two ids of one
/// shop behind one family phone are two people.
final class Resolver {
    /// Being seen again is written down no more often than this.
    private static final Duration LAST_SEEN_GRAIN = Duration.ofHours(1);

    private static final int OWN_RANK_MAX = 1;

    private final Map<Identifier, Draft> holders = new HashMap<>();
    private final Set<Draft> drafts = new LinkedHashSet<>();

    Resolver(Collection<Draft> known) {
        for (var draft : known) {
            drafts.add(draft);
            draft.evidenceBefore.keySet().forEach(identifier -> holders.put(identifier, draft));
        }
    }

    /// The customers that were found or made, in the order in which they were.
    Set<Draft> drafts() {
        return drafts;
    }

    /// Takes in one person; null when there is nothing to know anybody by.
    ///
    /// @param values of the person, cleaned, by field
    @Nullable Draft take(PersonSeen person, Map<String, Object> values) {
        var identifiers = new ArrayList<>(new LinkedHashSet<>(person.identifiers()));
        if (identifiers.isEmpty()) {
            return null;
        }
        identifiers.sort(
                Comparator.comparingInt((Identifier identifier) -> rank(identifier.type()))
                        .thenComparing(Comparator.naturalOrder()));
        var draft = find(matching(person, identifiers));
        if (draft == null) {
            draft = Draft.fresh();
            draft.channel = person.channel();
            draft.store = person.store();
            drafts.add(draft);
        }
        for (var identifier : identifiers) {
            attach(draft, identifier, person);
        }
        draft.facts = draft.facts.learn(values, person.source(), person.seenAt());
        return draft;
    }

    private static List<Identifier> matching(PersonSeen person, List<Identifier> identifiers) {
        return person.matchBy().isEmpty()
                ? identifiers
                : identifiers.stream().filter(i -> person.matchBy().contains(i.type())).toList();
    }

    private @Nullable Draft find(List<Identifier> byStrength) {
        for (var identifier : byStrength) {
            var holder = holders.get(identifier);
            if (holder != null && !somebodyElse(holder, identifier, byStrength)) {
                return holder;
            }
        }
        return null;
    }

    private static boolean somebodyElse(Draft holder, Identifier by, List<Identifier> byStrength) {
        for (var stronger : byStrength) {
            var rank = rank(stronger.type());
            if (rank >= rank(by.type()) || rank > OWN_RANK_MAX) {
                return false;
            }
            var others = new HashSet<Identifier>();
            for (var held : holder.evidence.keySet()) {
                if (held.type().equals(stronger.type())) {
                    others.add(held);
                }
            }
            if (!others.isEmpty() && !others.contains(stronger)) {
                return true;
            }
        }
        return false;
    }

    private void attach(Draft draft, Identifier identifier, PersonSeen person) {
        var holder = holders.putIfAbsent(identifier, draft);
        if (holder == null) {
            draft.evidence.put(
                    identifier,
                    new Draft.Evidence(
                            identifier.value(),
                            person.verified(),
                            person.source(),
                            rank(identifier.type()),
                            person.seenAt(),
                            person.seenAt()));
            return;
        }
        var known = holder == draft ? draft.evidence.get(identifier) : null;
        if (known == null) {
            return;
        }
        var later = person.seenAt().isAfter(known.lastSeenAt().plus(LAST_SEEN_GRAIN));
        if (later || (person.verified() && !known.verified())) {
            draft.evidence.put(
                    identifier,
                    new Draft.Evidence(
                            known.raw(),
                            known.verified() || person.verified(),
                            known.source(),
                            known.rank(),
                            known.firstSeenAt(),
                            later ? person.seenAt() : known.lastSeenAt()));
        }
    }

    /// How well an identifier tells who somebody is; 0 is best. The first two kinds are given by a
    /// system to one person each, so that two of them are two people.
    static int rank(IdentifierType type) {
        if (type.external()) {
            return 0;
        }
        return switch (type.name()) {
            case "userId" -> 0;
            case "unionId" -> OWN_RANK_MAX;
            case "memberCard" -> 2;
            case "phone" -> 3;
            case "email" -> 4;
            case "openId" -> 5;
            default -> 6;
        };
    }
}
