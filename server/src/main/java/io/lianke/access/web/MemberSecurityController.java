package io.lianke.access.web;

import io.lianke.access.AccessProblem;
import io.lianke.access.Caller;
import io.lianke.access.InstallationKeys;
import io.lianke.access.MemberSecurity;
import io.lianke.access.Open;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.StepUp;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is done for the safety of others: of a member, or of the installation.
@RestController
class MemberSecurityController {
    private final MemberSecurity security;
    private final InstallationKeys keys;

    MemberSecurityController(MemberSecurity security, InstallationKeys keys) {
        this.security = security;
        this.keys = keys;
    }

    /// @param sealedAnew how many secrets the new key has sealed
    record KeysRotated(int sealedAnew) {}

    /// Not a risky act: it only takes away, and should be quick.
    @Requires(Permission.MEMBER_MANAGE)
    @PostMapping("/api/v1/members/{id}:endSessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endMemberSessions(@PathVariable UUID id) {
        security.endSessions(id);
    }

    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @PostMapping("/api/v1/members/{id}:resetSecondFactor")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetMemberSecondFactor(@PathVariable UUID id) {
        security.resetSecondFactor(Caller.current().orElseThrow(AccessProblem::signInFirst), id);
    }

    @Open(
            value = Open.To.PLATFORM_OPERATORS,
            why = "the keys are the installation's, no tenant's right reaches them")
    @StepUp
    @PostMapping("/api/v1/secret-keys:rotate")
    KeysRotated rotateSecretKeys() {
        return new KeysRotated(keys.rotate());
    }
}
