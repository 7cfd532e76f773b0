package io.lianke.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happened to what. Who, when and from where are added when it is recorded.
///
/// @param action `object.verb`, for example `member.suspend`
/// @param objectType what it was done to, for example `member`
/// @param objectId its id; null when there is none, as for a failed sign-in
/// @param before the fields that changed, as they were; never secrets
/// @param after the same fields as they are now
public record AuditEntry(
        String action,
        String objectType,
        @Nullable String objectId,
        Outcome outcome,
        Map<String, ?> before,
        Map<String, ?> after,
        @Nullable String reason) {

    public enum Outcome {
        DONE,
        REFUSED
    }

    public static AuditEntry done(String action, String objectType, Object objectId) {
        return new AuditEntry(
                action, objectType, objectId.toString(), Outcome.DONE, Map.of(), Map.of(), null);
    }

    public static AuditEntry refused(
            String action, String objectType, @Nullable String objectId, String reason) {
        return new AuditEntry(
                action, objectType, objectId, Outcome.REFUSED, Map.of(), Map.of(), reason);
    }

    public AuditEntry before(Map<String, ?> fields) {
        return new AuditEntry(action, objectType, objectId, outcome, fields, after, reason);
    }

    public AuditEntry after(Map<String, ?> fields) {
        return new AuditEntry(action, objectType, objectId, outcome, before, fields, reason);
    }

    /// With what whoever did it gave as the reason.
    public AuditEntry because(String given) {
        return new AuditEntry(action, objectType, objectId, outcome, before, after, given);
    }
}
