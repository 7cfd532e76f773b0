package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer while a batch is being worked through: as stored, and as it will be.
final class Draft {
    final @Nullable CustomerId stored;
    final Facts factsBefore;
    final Map<Identifier, Evidence> evidenceBefore;
    final Map<Identifier, Evidence> evidence;
    CustomerKind kind = CustomerKind.PERSON;
    @Nullable String channel;
    @Nullable String store;
    @Nullable UUID owner;
    @Nullable Instant createdAt;
    Facts facts;

    /// Why an identifier is believed to be the customer's.
    record Evidence(
            String raw,
            boolean verified,
            String source,
            int rank,
            Instant firstSeenAt,
            Instant lastSeenAt) {}

    private Draft(@Nullable CustomerId stored, Facts facts, Map<Identifier, Evidence> evidence) {
        this.stored = stored;
        this.factsBefore = facts;
        this.facts = facts;
        this.evidenceBefore = Map.copyOf(evidence);
        this.evidence = new LinkedHashMap<>(evidence);
    }

    static Draft fresh() {
        return new Draft(null, Facts.NONE, Map.of());
    }

    static Draft of(CustomerId stored, Facts facts, Map<Identifier, Evidence> evidence) {
        return new Draft(stored, facts, evidence);
    }

    boolean factsChanged() {
        return !facts.equals(factsBefore);
    }

    /// Whether anything changed that people can see; being seen again is not.
    boolean changed() {
        if (!facts.values().equals(factsBefore.values())
                || !evidence.keySet().equals(evidenceBefore.keySet())) {
            return true;
        }
        return evidence.entrySet().stream()
                .anyMatch(held -> {
                    var before = evidenceBefore.get(held.getKey());
                    return before == null || before.verified() != held.getValue().verified();
                });
    }
}
