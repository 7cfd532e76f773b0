package io.lianke.access.web;

import static io.lianke.access.web.SessionBodies.staff;

import io.lianke.access.IdentityProviders;
import io.lianke.access.LinkedAccounts;
import io.lianke.access.Open;
import io.lianke.access.SessionCookie;
import io.lianke.access.SignOnAnswer;
import io.lianke.access.SingleSignOn;
import io.lianke.access.StepUp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Signing in with an account at an identity provider, and linking one's own.
@RestController
class SingleSignOnController {
    private static final String MINE = "everybody may see and change their own links";

    private final SingleSignOn signOn;
    private final IdentityProviders providers;
    private final LinkedAccounts accounts;
    private final SessionBodies bodies;

    SingleSignOnController(
            SingleSignOn signOn,
            IdentityProviders providers,
            LinkedAccounts accounts,
            SessionBodies bodies) {
        this.signOn = signOn;
        this.providers = providers;
        this.accounts = accounts;
        this.bodies = bodies;
    }

    record ProviderChoice(@NotNull UUID providerId) {}

    /// @param address where the browser has to go
    record SignOnAddress(String address) {}

    /// What the provider sent the browser back with.
    record SignOnAnswerBody(
            @NotBlank @Size(max = 100) String state,
            @NotBlank @Size(max = 4000) String code,
            @Nullable @Size(max = 300) String iss) {
        SignOnAnswer answer() {
            return new SignOnAnswer(state, code, iss);
        }
    }

    @Open(value = Open.To.ANYONE, why = "the sign-in page offers what its organization lists there")
    @GetMapping("/api/v1/sign-in-providers")
    SessionController.ItemsBody<IdentityProviders.Offered> signInProviders() {
        return new SessionController.ItemsBody<>(providers.offered());
    }

    @Open(value = Open.To.ANYONE, why = "this is how one signs in")
    @PostMapping("/api/v1/session:beginSingleSignOn")
    @ResponseStatus(HttpStatus.CREATED)
    SignOnAddress beginSingleSignOn(
            @Valid @RequestBody ProviderChoice choice,
            HttpServletRequest request,
            HttpServletResponse response) {
        var begun = signOn.begin(choice.providerId());
        SessionCookie.writeSignOn(request, response, begun.token());
        return new SignOnAddress(begun.address());
    }

    @Open(value = Open.To.ANYONE, why = "this is how one signs in")
    @PostMapping("/api/v1/session:singleSignOn")
    SessionBody signInByProvider(
            @Valid @RequestBody SignOnAnswerBody body,
            HttpServletRequest request,
            HttpServletResponse response) {
        var admission =
                signOn.signIn(
                        SessionCookie.readSignOn(request).orElse(null),
                        body.answer(),
                        SessionBodies.origin(request));
        SessionCookie.clearSignOn(request, response);
        return bodies.admit(admission, request, response);
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @GetMapping("/api/v1/me/linked-accounts")
    SessionController.ItemsBody<LinkedAccounts.Listed> linkedAccounts() {
        return new SessionController.ItemsBody<>(accounts.list(staff()));
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @StepUp
    @PostMapping("/api/v1/me/linked-accounts:begin")
    @ResponseStatus(HttpStatus.CREATED)
    SignOnAddress beginLinking(@Valid @RequestBody ProviderChoice choice) {
        return new SignOnAddress(accounts.begin(staff(), choice.providerId()));
    }

    @Open(
            value = Open.To.SIGNED_IN,
            why = "it is good for whoever has begun it within this session, after a proof")
    @PostMapping("/api/v1/me/linked-accounts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void linkAccount(@Valid @RequestBody SignOnAnswerBody body) {
        accounts.link(staff(), body.answer());
    }

    @Open(value = Open.To.SIGNED_IN, why = MINE)
    @StepUp
    @DeleteMapping("/api/v1/me/linked-accounts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlinkAccount(@PathVariable UUID id) {
        accounts.unlink(staff(), id);
    }
}
