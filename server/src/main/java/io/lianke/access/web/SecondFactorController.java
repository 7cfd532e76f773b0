package io.lianke.access.web;

import static io.lianke.access.web.SessionBodies.staff;

import io.lianke.access.AccessProblem;
import io.lianke.access.Confirmations;
import io.lianke.access.Open;
import io.lianke.access.Passkeys;
import io.lianke.access.SecondFactor;
import io.lianke.access.SessionCookie;
import io.lianke.access.ShownOnce;
import io.lianke.access.SignInPolicies;
import io.lianke.access.StepUp;
import io.lianke.shared.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The second factor: one's own, and where it is asked for.
@RestController
class SecondFactorController {
    private static final String MINE = "everybody may see and change their own second factor";

    private final SecondFactor second;
    private final Confirmations confirmations;
    private final Passkeys passkeys;
    private final SignInPolicies policies;
    private final SessionBodies bodies;

    SecondFactorController(
            SecondFactor second,
            Confirmations confirmations,
            Passkeys passkeys,
            SignInPolicies policies,
            SessionBodies bodies) {
        this.second = second;
        this.confirmations = confirmations;
        this.passkeys = passkeys;
        this.policies = policies;
        this.bodies = bodies;
    }

    /// @param since when codes of an authenticator were asked for first; null: they are not
    /// @param demandedFrom when whoever has none has to set one up to get in; null: it is not
    ///   demanded
    record SecondFactorState(
            @Nullable Instant since,
            int recoveryCodesLeft,
            int passkeys,
            @Nullable Instant demandedFrom) {}

    /// @param secret in base 32; like the address it is shown this once
    /// @param uri what an authenticator reads from the picture of it
    record NewSecondFactor(String secret, String uri) {}

    /// @param code of the authenticator, or a recovery code
    record Code(@NotBlank @Size(max = 40) String code) {}

    /// @param recoveryCodes each good once; shown this once
    record RecoveryCodes(List<String> recoveryCodes) {}

    /// Either a code or a passkey.
    ///
    /// @param code of the authenticator, or a recovery code
    record SecondStep(
            @Nullable @Size(min = 1, max = 40) String code,
            @Nullable @Valid AssertionBody passkey) {}

    /// Either a password or a passkey.
    ///
    /// @param code beside the password, for whoever has a second factor
    record Proof(
            @Nullable @Size(min = 1, max = 500) String password,
            @Nullable @Size(max = 40) String code,
            @Nullable @Valid AssertionBody passkey) {}

    @Open(
            value = Open.To.ANYONE,
            why = "the right password, by the half session's cookie, is the proof")
    @PostMapping("/api/v1/session:complete")
    SessionBody completeSignIn(
            @Valid @RequestBody SecondStep step,
            HttpServletRequest request,
            HttpServletResponse response) {
        if ((step.code() == null) == (step.passkey() == null)) {
            throw RequestProblem.invalid("/code", "request/not-null", Map.of());
        }
        var half = SessionCookie.readHalf(request).orElseThrow(AccessProblem::secondStepOver);
        var origin = SessionBodies.origin(request);
        var token =
                step.passkey() == null
                        ? confirmations.complete(half, Objects.requireNonNull(step.code()), origin)
                        : confirmations.complete(half, step.passkey().toAssertion(), origin);
        SessionCookie.clearHalf(request, response);
        return bodies.open(token, request, response);
    }

    @Open(value = Open.To.SIGNED_IN, why = "everybody may prove who they are")
    @PostMapping("/api/v1/session:confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmSession(
            @Valid @RequestBody Proof proof,
            HttpServletRequest request,
            HttpServletResponse response) {
        if ((proof.password() == null) == (proof.passkey() == null)) {
            throw RequestProblem.invalid("/password", "request/not-null", Map.of());
        }
        var origin = SessionBodies.origin(request);
        var token =
                proof.passkey() == null
                        ? confirmations.confirm(
                                staff(),
                                Objects.requireNonNull(proof.password()),
                                proof.code(),
                                origin)
                        : confirmations.confirm(staff(), proof.passkey().toAssertion(), origin);
        SessionCookie.write(request, response, token);
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @GetMapping("/api/v1/me/totp")
    SecondFactorState secondFactor() {
        var state = second.state(staff().userId());
        return new SecondFactorState(
                state.since(),
                state.recoveryCodesLeft(),
                passkeys.list(staff()).size(),
                policies.demandedFrom(staff().userId()).orElse(null));
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @StepUp
    @ShownOnce
    @PostMapping("/api/v1/me/totp")
    @ResponseStatus(HttpStatus.CREATED)
    NewSecondFactor beginSecondFactor() {
        var begun = second.begin(staff());
        return new NewSecondFactor(begun.secret(), begun.uri());
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @ShownOnce
    @PostMapping("/api/v1/me/totp:confirm")
    RecoveryCodes confirmSecondFactor(@Valid @RequestBody Code code) {
        return new RecoveryCodes(second.confirm(staff(), code.code()));
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @StepUp
    @ShownOnce
    @PostMapping("/api/v1/me/totp:renewCodes")
    RecoveryCodes renewRecoveryCodes() {
        return new RecoveryCodes(second.renewCodes(staff()));
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @StepUp
    @DeleteMapping("/api/v1/me/totp")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeSecondFactor() {
        second.remove(staff());
    }
}
