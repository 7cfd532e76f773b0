/// Who may do what. Staff sign in with a session cookie, programs with an API key; either becomes a
/// [Caller][io.lianke.access.Caller] with a role in one tenant, bound to the request as a scoped
/// value together with its tenant and its [Actor][io.lianke.audit.Actor].
///
/// There is one decision point, [Rights][io.lianke.access.Rights]. Every endpoint names the
/// permission it needs with [Requires][io.lianke.access.Requires], or says with
/// [Open][io.lianke.access.Open] why it needs none; an endpoint that does neither is refused to
/// everybody, and the authorization matrix test fails. What would do great harm is marked with
/// [StepUp][io.lianke.access.StepUp] besides: a person has to have proved within five minutes who
/// they are.
///
/// A person with a second factor signs in by two steps. Between them there is half a session, which
/// is no caller: all it is good for is presenting the code, or a passkey. A passkey also signs in
/// by itself: its device has verified the person. An account at an identity provider signs in too,
/// once the member has linked it; the provider speaks for the tenant that named it and no other.
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "postgres",
            "database",
            "tenancy",
            "audit",
            "egress",
            "secrets"
        })
@NullMarked
package io.lianke.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
