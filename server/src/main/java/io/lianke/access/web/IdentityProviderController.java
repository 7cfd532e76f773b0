package io.lianke.access.web;

import io.lianke.access.IdentityProvider;
import io.lianke.access.IdentityProviders;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.SingleSignOn;
import io.lianke.access.StepUp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The identity providers that an organization signs in with.
@RestController
class IdentityProviderController {
    private final IdentityProviders providers;
    private final SingleSignOn signOn;

    IdentityProviderController(IdentityProviders providers, SingleSignOn signOn) {
        this.providers = providers;
        this.signOn = signOn;
    }

    /// @param listed whether the sign-in page offers it to everybody
    /// @param trustsSecondFactor whether whoever comes from there is not asked for the second
    ///   factor
    /// @param linkedMembers how many have linked an account there
    record IdentityProviderBody(
            UUID id,
            String name,
            String issuer,
            String clientId,
            boolean listed,
            boolean trustsSecondFactor,
            int linkedMembers,
            int version) {
        static IdentityProviderBody of(IdentityProviders.Listed listed) {
            var provider = listed.provider();
            return new IdentityProviderBody(
                    provider.id(),
                    provider.name(),
                    provider.issuer(),
                    provider.clientId(),
                    provider.listed(),
                    provider.trustsSecondFactor(),
                    listed.linkedMembers(),
                    provider.version());
        }
    }

    /// @param redirectUri where each of them has to send browsers back to
    record IdentityProviderList(List<IdentityProviderBody> items, String redirectUri) {}

    /// @param clientSecret is never shown again
    record NewIdentityProvider(
            @NotBlank @Size(max = IdentityProvider.NAME_CHARS_MAX) String name,
            @NotBlank @Size(max = IdentityProvider.ISSUER_CHARS_MAX) String issuer,
            @NotBlank @Size(max = IdentityProvider.CLIENT_CHARS_MAX) String clientId,
            @NotBlank @Size(max = IdentityProvider.SECRET_CHARS_MAX) String clientSecret,
            boolean listed,
            boolean trustsSecondFactor) {
        IdentityProvider provider() {
            return new IdentityProvider(
                    new UUID(0, 0),
                    name.strip(),
                    issuer.strip(),
                    clientId.strip(),
                    listed,
                    trustsSecondFactor,
                    0);
        }
    }

    /// @param clientSecret null keeps the one there is
    record IdentityProviderChange(
            @NotBlank @Size(max = IdentityProvider.NAME_CHARS_MAX) String name,
            @Nullable @Size(min = 1, max = IdentityProvider.SECRET_CHARS_MAX) String clientSecret,
            boolean listed,
            boolean trustsSecondFactor) {
        IdentityProviders.Change change() {
            return new IdentityProviders.Change(
                    name.strip(), clientSecret, listed, trustsSecondFactor);
        }
    }

    @Requires(Permission.TENANT_MANAGE)
    @GetMapping("/api/v1/identity-providers")
    IdentityProviderList listIdentityProviders() {
        return new IdentityProviderList(
                providers.list().stream().map(IdentityProviderBody::of).toList(),
                signOn.returnAddress());
    }

    /// Adds a provider, which is asked at once what it can do.
    @Requires(Permission.TENANT_MANAGE)
    @StepUp
    @PostMapping("/api/v1/identity-providers")
    @ResponseStatus(HttpStatus.CREATED)
    IdentityProviderBody createIdentityProvider(@Valid @RequestBody NewIdentityProvider body) {
        var created = providers.create(body.provider(), body.clientSecret().strip());
        return IdentityProviderBody.of(new IdentityProviders.Listed(created, 0));
    }

    /// @param version of the provider as it was read
    @Requires(Permission.TENANT_MANAGE)
    @StepUp
    @PutMapping("/api/v1/identity-providers/{id}")
    IdentityProviderBody changeIdentityProvider(
            @PathVariable UUID id,
            @RequestParam @Min(1) @Max(Integer.MAX_VALUE) int version,
            @Valid @RequestBody IdentityProviderChange body) {
        return IdentityProviderBody.of(providers.change(id, body.change(), version));
    }

    /// Members' links to it go too, and sessions that were opened through it end.
    @Requires(Permission.TENANT_MANAGE)
    @StepUp
    @DeleteMapping("/api/v1/identity-providers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeIdentityProvider(@PathVariable UUID id) {
        providers.remove(id);
    }
}
