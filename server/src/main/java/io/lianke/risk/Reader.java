package io.lianke.risk;

import io.lianke.access.Caller;
import io.lianke.audit.Actor;
import io.lianke.tenancy.Tenant;
import java.util.UUID;

/// Who is shown people: a member or a key, in one tenant.
record Reader(Tenant tenant, Actor.Kind kind, UUID id, String name) {

    /// What tells one reader from another.
    record Key(UUID tenant, UUID id) {}

    static Reader of(Caller caller) {
        return switch (caller) {
            case Caller.Staff staff ->
                    new Reader(
                            staff.tenant(), Actor.Kind.USER, staff.userId(), staff.displayName());
            case Caller.Program program ->
                    new Reader(
                            program.tenant(), Actor.Kind.API_KEY, program.keyId(), program.name());
        };
    }

    Key key() {
        return new Key(tenant.id(), id);
    }

    boolean person() {
        return kind == Actor.Kind.USER;
    }

    /// As the database writes the kind.
    String code() {
        return person() ? "user" : "api_key";
    }

    Subject subject() {
        return new Subject(
                person() ? Subject.Kind.MEMBER : Subject.Kind.API_KEY, id.toString(), name);
    }
}
