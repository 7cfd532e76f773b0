package io.lianke.organization;

import io.lianke.shared.Problem;
import java.util.Map;

public final class OrganizationProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private OrganizationProblem(String code, int status) {
        super(code, status, Map.of());
    }

    static OrganizationProblem unitUnknown() {
        return new OrganizationProblem("organization/unit-unknown", 404);
    }

    static OrganizationProblem storeUnknown() {
        return new OrganizationProblem("organization/store-unknown", 404);
    }

    /// Another part of the same unit is called so.
    static OrganizationProblem nameTaken() {
        return new OrganizationProblem("organization/unit-name-taken", 409);
    }

    static OrganizationProblem codeTaken() {
        return new OrganizationProblem("organization/store-code-taken", 409);
    }

    /// Units, stores or people are in it.
    static OrganizationProblem unitInUse() {
        return new OrganizationProblem("organization/unit-in-use", 409);
    }

    /// It would become a part of itself.
    static OrganizationProblem circle() {
        return new OrganizationProblem("organization/unit-circle", 409);
    }

    static OrganizationProblem tooManyUnits() {
        return new OrganizationProblem("organization/too-many-units", 422);
    }
}
