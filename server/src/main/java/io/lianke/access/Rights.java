package io.lianke.access;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The one place where it is decided who may call what. A pure function of the endpoint's
/// annotation and the caller, so that the authorization matrix can be computed as well as tried.
public final class Rights {
    private Rights() {}

    public sealed interface Decision {
        record Allowed() implements Decision {}

        /// Nobody has signed in.
        record SignInFirst() implements Decision {}

        /// A person who may, but has to prove again who they are.
        record ConfirmFirst() implements Decision {}

        /// Signed in, but this takes more.
        record Forbidden(String needs) implements Decision {}
    }

    /// @param confirmed whether a person has proved a short while ago who they are; asked only
    ///   where an endpoint wants that ([StepUp]) and the caller may call it
    public static Decision decide(
            Method endpoint, Optional<Caller> caller, Predicate<Caller.Staff> confirmed) {
        var may = decide(endpoint, caller);
        return may instanceof Decision.Allowed
                        && endpoint.isAnnotationPresent(StepUp.class)
                        && caller.orElse(null) instanceof Caller.Staff staff
                        && !confirmed.test(staff)
                ? new Decision.ConfirmFirst()
                : may;
    }

    private static Decision decide(Method endpoint, Optional<Caller> caller) {
        var open = endpoint.getAnnotation(Open.class);
        if (open != null) {
            return decide(open.value(), caller);
        }
        var required = endpoint.getAnnotation(Requires.class);
        if (required == null) {
            return new Decision.Forbidden("nothing grants this");
        }
        if (caller.isEmpty()) {
            return new Decision.SignInFirst();
        }
        var oneOf = Arrays.asList(required.value());
        return Collections.disjoint(caller.get().permissions(), oneOf)
                ? new Decision.Forbidden(
                        oneOf.stream().map(Permission::code).collect(Collectors.joining(" / ")))
                : new Decision.Allowed();
    }

    private static Decision decide(Open.To to, Optional<Caller> caller) {
        if (to == Open.To.ANYONE) {
            return new Decision.Allowed();
        }
        if (caller.isEmpty()) {
            return new Decision.SignInFirst();
        }
        return switch (to) {
            case ANYONE, SIGNED_IN -> new Decision.Allowed();
            case PLATFORM_OPERATORS ->
                    caller.get() instanceof Caller.Staff staff && staff.platformOperator()
                            ? new Decision.Allowed()
                            : new Decision.Forbidden("platform operator");
        };
    }
}
