package io.lianke.access.web;

import io.lianke.access.Invitations;
import io.lianke.access.Open;
import io.lianke.access.SetUp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The two doors for people who have no account yet: the first owner's, and an invited member's.
@RestController
class SetUpController {
    private final SetUp setUp;
    private final Invitations invitations;
    private final SessionBodies bodies;

    SetUpController(SetUp setUp, Invitations invitations, SessionBodies bodies) {
        this.setUp = setUp;
        this.invitations = invitations;
        this.bodies = bodies;
    }

    /// @param currency of what is there already, which set-up keeps; null: the owner chooses
    record SetUpState(boolean open, @Nullable String currency) {}

    record FirstStart(
            @NotBlank @Size(max = 200) String token,
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 500) String password,
            @NotBlank @Size(max = 100) String displayName,
            @Valid TenantSettingsBody organization) {}

    record Acceptance(
            @NotBlank @Size(max = 200) String token,
            @NotBlank @Size(max = 500) String password,
            @NotBlank @Size(max = 100) String displayName) {}

    @Open(value = Open.To.ANYONE, why = "the console must know which page to show first")
    @GetMapping("/api/v1/setup")
    SetUpState state() {
        var open = setUp.open();
        return new SetUpState(
                open,
                open ? setUp.keptCurrency().map(Currency::getCurrencyCode).orElse(null) : null);
    }

    @Open(value = Open.To.ANYONE, why = "the one-time token of the log is the proof")
    @PostMapping("/api/v1/setup")
    @ResponseStatus(HttpStatus.CREATED)
    SessionBody complete(
            @Valid @RequestBody FirstStart start,
            HttpServletRequest request,
            HttpServletResponse response) {
        var owner = new SetUp.FirstOwner(start.email(), start.password(), start.displayName());
        var token =
                setUp.complete(
                        start.token(),
                        owner,
                        start.organization().toSettings(),
                        SessionBodies.origin(request));
        return bodies.open(token, request, response);
    }

    @Open(value = Open.To.ANYONE, why = "the invitation's token is the proof")
    @PostMapping("/api/v1/invitations:accept")
    SessionBody accept(
            @Valid @RequestBody Acceptance acceptance,
            HttpServletRequest request,
            HttpServletResponse response) {
        var admission =
                invitations.accept(
                        acceptance.token(),
                        acceptance.password(),
                        acceptance.displayName(),
                        SessionBodies.origin(request));
        return bodies.admit(admission, request, response);
    }
}
