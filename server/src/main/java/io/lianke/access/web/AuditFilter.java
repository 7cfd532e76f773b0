package io.lianke.access.web;

import io.lianke.audit.Actor;
import io.lianke.audit.AuditEntry;
import io.lianke.audit.AuditQuery;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.TimeParameter;
import io.lianke.tenancy.Tenants;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filters of the audit by the names of their parameters.
///
/// @param actor `user:ID`, `api_key:ID`, `system` or `anonymous`
/// @param action what was done, the whole of it, such as `member.update`
/// @param objectType of what it was done to, such as `member`
/// @param objectId its id
/// @param outcome `done` or `refused`
/// @param from an instant or a local date in `zone`
/// @param to the first instant or local date left out
record AuditFilter(
        @Nullable @Size(max = 64) String actor,
        @Nullable @Size(max = 100) String action,
        @Nullable @Size(max = 100) String objectType,
        @Nullable @Size(max = 300) String objectId,
        @Nullable @Size(max = 20) String outcome,
        @Nullable @Size(max = 64) String from,
        @Nullable @Size(max = 64) String to,
        @Nullable @Size(max = 64) String zone) {

    /// @param tenants for the zone of local dates
    AuditQuery toQuery(Tenants tenants) {
        return new AuditQuery(
                who(),
                action,
                objectType,
                objectId,
                switch (outcome) {
                    case null -> null;
                    case "done" -> AuditEntry.Outcome.DONE;
                    case "refused" -> AuditEntry.Outcome.REFUSED;
                    case String _ -> throw choice("outcome");
                },
                instant("from", from, tenants),
                instant("to", to, tenants));
    }

    private AuditQuery.@Nullable Who who() {
        return switch (actor) {
            case null -> null;
            case "system" -> new AuditQuery.Who(Actor.Kind.SYSTEM, null);
            case "anonymous" -> new AuditQuery.Who(Actor.Kind.ANONYMOUS, null);
            case String user when user.startsWith("user:") ->
                    new AuditQuery.Who(Actor.Kind.USER, id(user));
            case String key when key.startsWith("api_key:") ->
                    new AuditQuery.Who(Actor.Kind.API_KEY, id(key));
            case String _ -> throw choice("actor");
        };
    }

    private static UUID id(String actor) {
        try {
            return UUID.fromString(actor.substring(actor.indexOf(':') + 1));
        } catch (IllegalArgumentException _) {
            throw choice("actor");
        }
    }

    private @Nullable Instant instant(String name, @Nullable String text, Tenants tenants) {
        return text == null
                ? null
                : TimeParameter.instant(
                        name, text, TimeParameter.zone(zone, tenants.settings().zone()));
    }

    private static RequestProblem choice(String parameter) {
        return RequestProblem.invalid("?" + parameter, "request/choice", Map.of());
    }
}
