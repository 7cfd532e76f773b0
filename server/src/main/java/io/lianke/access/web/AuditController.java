package io.lianke.access.web;

import io.lianke.access.EntryVeil;
import io.lianke.access.FieldRules;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.audit.Audit;
import io.lianke.audit.RecordedEntry;
import io.lianke.shared.Page;
import io.lianke.shared.web.PersonRecords;
import io.lianke.tenancy.Tenants;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The record of what was done. It can be read, and nothing else.
@RestController
class AuditController {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Audit audit;
    private final Tenants tenants;
    private final JsonMapper json;
    private final ObjectProvider<EntryVeil> veils;

    AuditController(
            Audit audit, Tenants tenants, JsonMapper json, ObjectProvider<EntryVeil> veils) {
        this.audit = audit;
        this.tenants = tenants;
        this.json = json;
        this.veils = veils;
    }

    record ActorBody(String kind, @Nullable UUID id, String name) {}

    /// @param position in the chain that shows changes; absent in the seconds before it is sealed
    record AuditEntryBody(
            UUID id,
            Instant at,
            ActorBody actor,
            String action,
            String objectType,
            @Nullable String objectId,
            String outcome,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String reason,
            @Nullable String ip,
            @Nullable String correlationId,
            @Nullable Long position) {}

    /// Entries about customers tell their names.
    record AuditPage(List<AuditEntryBody> items, @Nullable String nextPageToken)
            implements PersonRecords {
        private static final String CUSTOMER = "customer";

        @Override
        public List<UUID> persons() {
            return items.stream()
                    .filter(entry -> entry.objectType().equals(CUSTOMER))
                    .flatMap(entry -> Stream.ofNullable(entry.objectId()))
                    .map(UUID::fromString)
                    .toList();
        }
    }

    @Requires(Permission.AUDIT_READ)
    @GetMapping("/api/v1/audit")
    AuditPage listAudit(
            @Validated @ModelAttribute AuditFilter filter,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken) {
        var page = audit.list(filter.toQuery(tenants), pageSize, pageToken).map(this::body);
        return new AuditPage(page.items(), page.nextPageToken());
    }

    private AuditEntryBody body(RecordedEntry entry) {
        return new AuditEntryBody(
                entry.id(),
                entry.at(),
                new ActorBody(entry.actorKind(), entry.actorId(), entry.actorName()),
                entry.action(),
                entry.objectType(),
                entry.objectId(),
                entry.outcome(),
                fields(entry, entry.before()),
                fields(entry, entry.after()),
                entry.reason(),
                entry.ip(),
                entry.correlationId(),
                entry.position());
    }

    private @Nullable JsonNode fields(RecordedEntry entry, @Nullable String told) {
        if (told == null) {
            return null;
        }
        var rules = FieldRules.current();
        var veil =
                rules.nothing()
                        ? Optional.<EntryVeil>empty()
                        : veils.stream()
                                .filter(each -> each.objectType().equals(entry.objectType()))
                                .findFirst();
        return veil.<JsonNode>map(
                        each -> json.valueToTree(each.over(json.readValue(told, FIELDS), rules)))
                .orElseGet(() -> json.readTree(told));
    }
}
