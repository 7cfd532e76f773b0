package io.lianke.access.web;

import static io.lianke.access.web.AssertionBody.BASE64URL;
import static io.lianke.access.web.SessionBodies.staff;

import io.lianke.access.AccessProblem;
import io.lianke.access.Attestation;
import io.lianke.access.Open;
import io.lianke.access.PasskeySignIn;
import io.lianke.access.Passkeys;
import io.lianke.access.SessionCookie;
import io.lianke.access.ShownOnce;
import io.lianke.access.StepUp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own passkeys, and signing in with them.
@RestController
class PasskeyController {
    private static final String MINE = "everybody may see and change their own passkeys";

    private final Passkeys passkeys;
    private final PasskeySignIn signIn;
    private final SessionBodies bodies;

    PasskeyController(Passkeys passkeys, PasskeySignIn signIn, SessionBodies bodies) {
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.bodies = bodies;
    }

    /// @param purpose `sign_in`, `second_step` after a password, or `confirm` before a risky act
    record Question(@NotNull @Pattern(regexp = "sign_in|second_step|confirm") String purpose) {}

    /// @param attestationObject the new passkey, as the browser hands it over
    /// @param transports how it can be reached
    record NewPasskey(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 4000) @Pattern(regexp = BASE64URL) String clientData,
            @NotBlank @Size(max = 20_000) @Pattern(regexp = BASE64URL) String attestationObject,
            @NotNull @Size(max = 10)
                    List<@NotBlank @Size(max = 30) @Pattern(regexp = "[a-z-]+") String>
                            transports) {}

    record PasskeyName(@NotBlank @Size(max = 100) String name) {}

    @Open(
            value = Open.To.ANYONE,
            why = "what it asks for is worth nothing without the passkey that answers")
    @PostMapping("/api/v1/passkey-challenges")
    @ResponseStatus(HttpStatus.CREATED)
    PasskeySignIn.Asked askForPasskey(
            @Valid @RequestBody Question question,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (question.purpose()) {
            case "confirm" -> signIn.ask(staff());
            case "second_step" ->
                    signIn.ask(
                            SessionCookie.readHalf(request)
                                    .orElseThrow(AccessProblem::secondStepOver));
            case String _ -> {
                var door = signIn.ask(SessionBodies.origin(request));
                SessionCookie.writePasskey(request, response, door.token());
                yield door.asked();
            }
        };
    }

    @Open(value = Open.To.ANYONE, why = "this is how one signs in")
    @PostMapping("/api/v1/session:passkey")
    SessionBody signInByPasskey(
            @Valid @RequestBody AssertionBody passkey,
            HttpServletRequest request,
            HttpServletResponse response) {
        var token =
                signIn.signIn(
                        SessionCookie.readPasskey(request).orElse(null),
                        passkey.toAssertion(),
                        SessionBodies.origin(request));
        SessionCookie.clearPasskey(request, response);
        return bodies.open(token, request, response);
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @GetMapping("/api/v1/me/passkeys")
    SessionController.ItemsBody<Passkeys.Passkey> ownPasskeys() {
        return new SessionController.ItemsBody<>(passkeys.list(staff()));
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @StepUp
    @PostMapping("/api/v1/me/passkeys:begin")
    @ResponseStatus(HttpStatus.CREATED)
    Passkeys.Creation beginPasskey() {
        return passkeys.begin(staff());
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @StepUp
    @ShownOnce
    @PostMapping("/api/v1/me/passkeys")
    @ResponseStatus(HttpStatus.CREATED)
    Passkeys.Added addPasskey(@Valid @RequestBody NewPasskey passkey) {
        return passkeys.add(
                staff(),
                passkey.name(),
                new Attestation(
                        passkey.clientData(), passkey.attestationObject(), passkey.transports()));
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @PatchMapping("/api/v1/me/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renamePasskey(@PathVariable UUID id, @Valid @RequestBody PasskeyName change) {
        passkeys.rename(staff(), id, change.name());
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @StepUp
    @DeleteMapping("/api/v1/me/passkeys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePasskey(@PathVariable UUID id) {
        passkeys.remove(staff(), id);
    }
}
