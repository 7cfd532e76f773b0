package io.lianke.jobs;

import io.lianke.tenancy.Tenant;
import java.util.UUID;

/// What a job works on: one thing of one tenant. This is all a job's row holds, so that it can be
/// no second store of anybody's data.
public record TenantJob(Tenant tenant, UUID subject) {
    String text() {
        return tenant.id() + "/" + subject;
    }

    static TenantJob parse(String text) {
        var slash = text.indexOf('/');
        return new TenantJob(
                new Tenant(UUID.fromString(text.substring(0, slash))),
                UUID.fromString(text.substring(slash + 1)));
    }
}
