package io.lianke.access;

import io.lianke.shared.Problem;
import java.util.Map;

/// What sign-in, members and keys refuse.
public final class AccessProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private AccessProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    public static AccessProblem signInFirst() {
        return new AccessProblem("access/sign-in-first", 401, Map.of());
    }

    public static AccessProblem forbidden(String needs) {
        return new AccessProblem("access/forbidden", 403, Map.of("needs", needs));
    }

    public static AccessProblem csrf() {
        return new AccessProblem("access/csrf", 403, Map.of());
    }

    static AccessProblem wrongCredentials() {
        return new AccessProblem("access/wrong-credentials", 401, Map.of());
    }

    static AccessProblem locked(int seconds) {
        return new AccessProblem("access/locked", 429, Map.of("retryAfterSeconds", seconds));
    }

    static AccessProblem setUpClosed() {
        return new AccessProblem("access/set-up-closed", 404, Map.of());
    }

    static AccessProblem weakPassword(int lengthMin) {
        return new AccessProblem("access/weak-password", 422, Map.of("lengthMin", lengthMin));
    }

    static AccessProblem invitationUnknown() {
        return new AccessProblem("access/invitation-unknown", 404, Map.of());
    }

    static AccessProblem alreadyMember() {
        return new AccessProblem("access/already-member", 409, Map.of());
    }

    static AccessProblem memberUnknown() {
        return new AccessProblem("access/member-unknown", 404, Map.of());
    }

    static AccessProblem lastOwner() {
        return new AccessProblem("access/last-owner", 409, Map.of());
    }

    static AccessProblem keyUnknown() {
        return new AccessProblem("access/key-unknown", 404, Map.of());
    }

    static AccessProblem expiryTooFar(int daysMax) {
        return new AccessProblem("access/expiry", 422, Map.of("daysMax", daysMax));
    }

    static AccessProblem stepUp() {
        return new AccessProblem("access/step-up", 403, Map.of());
    }

    /// The password was right, and now the second factor is asked for.
    public static AccessProblem secondStep() {
        return new AccessProblem("access/second-step", 401, Map.of());
    }

    public static AccessProblem secondStepOver() {
        return new AccessProblem("access/second-step-over", 401, Map.of());
    }

    static AccessProblem wrongCode() {
        return new AccessProblem("access/wrong-code", 401, Map.of());
    }

    static AccessProblem secondFactorExists() {
        return new AccessProblem("access/second-factor-exists", 409, Map.of());
    }

    /// The password was right, but a second factor is demanded and there is none.
    public static AccessProblem secondFactorNeeded() {
        return new AccessProblem("access/second-factor-needed", 401, Map.of());
    }

    /// A person who is in must set a second factor up before going there.
    static AccessProblem secondFactorDemanded() {
        return new AccessProblem("access/second-factor-demanded", 403, Map.of());
    }

    static AccessProblem passkeyRefused() {
        return new AccessProblem("access/passkey-refused", 401, Map.of());
    }

    static AccessProblem passkeyExists() {
        return new AccessProblem("access/passkey-exists", 409, Map.of());
    }

    /// Whatever was wrong with what came back from an identity provider.
    static AccessProblem singleSignOnRefused() {
        return new AccessProblem("access/single-sign-on-refused", 401, Map.of());
    }

    /// The provider vouches for somebody whom no active member has linked.
    static AccessProblem accountNotLinked() {
        return new AccessProblem("access/account-not-linked", 403, Map.of());
    }

    static AccessProblem accountLinkedAlready() {
        return new AccessProblem("access/account-linked-already", 409, Map.of());
    }

    /// A second factor is demanded, there is none, and a provider's word does not set one up.
    static AccessProblem signOnSecondFactor() {
        return new AccessProblem("access/sign-on-second-factor", 403, Map.of());
    }

    /// What is asked for a provider is no provider of that name.
    static AccessProblem noProvider() {
        return new AccessProblem("access/provider-unknown", 422, Map.of());
    }

    /// It does not say all that it takes, or not over TLS.
    static AccessProblem providerIncomplete() {
        return new AccessProblem("access/provider-incomplete", 422, Map.of());
    }

    /// It signs with nothing that can be trusted, or does not show its keys.
    static AccessProblem providerSignature() {
        return new AccessProblem("access/provider-signature", 422, Map.of());
    }

    static AccessProblem providerExists() {
        return new AccessProblem("access/provider-exists", 409, Map.of());
    }

    static AccessProblem tooManyProviders(int max) {
        return new AccessProblem("access/too-many-providers", 422, Map.of("max", max));
    }

    static AccessProblem notYourself() {
        return new AccessProblem("access/not-yourself", 409, Map.of());
    }

    static AccessProblem memberElsewhere() {
        return new AccessProblem("access/member-elsewhere", 409, Map.of());
    }

    static AccessProblem roleUnknown() {
        return new AccessProblem("access/role-unknown", 404, Map.of());
    }

    static AccessProblem roleNameTaken() {
        return new AccessProblem("access/role-name-taken", 409, Map.of());
    }

    static AccessProblem roleInUse(int members, int keys) {
        return new AccessProblem(
                "access/role-in-use", 409, Map.of("members", members, "keys", keys));
    }

    static AccessProblem tooManyRoles(int max) {
        return new AccessProblem("access/too-many-roles", 422, Map.of("max", max));
    }

    /// A field that is kept from whoever asks.
    public static AccessProblem fieldHidden(String field) {
        return new AccessProblem("access/field-hidden", 403, Map.of("field", field));
    }
}
