package io.lianke.access.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.SignInPolicies;
import io.lianke.access.SignInPolicy;
import io.lianke.access.StepUp;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What an organization demands of those who sign in.
@RestController
class SignInPolicyController {
    private final SignInPolicies policies;

    SignInPolicyController(SignInPolicies policies) {
        this.policies = policies;
    }

    /// @param secondFactor of whom it is demanded: `administrators`, `risky` (whoever takes data
    ///   out or in besides), or `everybody`
    /// @param graceDays how many days whoever has none is given
    record SignInPolicyBody(
            @NotNull @Pattern(regexp = "administrators|risky|everybody") String secondFactor,
            @Min(0) @Max(SignInPolicy.GRACE_DAYS_MAX) int graceDays) {}

    @Requires(Permission.TENANT_MANAGE)
    @GetMapping("/api/v1/tenant/sign-in-policy")
    SignInPolicyBody signInPolicy() {
        var policy = policies.current();
        return new SignInPolicyBody(policy.demand().code(), policy.graceDays());
    }

    @Requires(Permission.TENANT_MANAGE)
    @StepUp
    @PutMapping("/api/v1/tenant/sign-in-policy")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeSignInPolicy(@Valid @RequestBody SignInPolicyBody policy) {
        policies.change(
                new SignInPolicy(
                        SignInPolicy.Demand.of(policy.secondFactor()).orElseThrow(),
                        policy.graceDays()));
    }
}
