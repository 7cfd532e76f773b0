package io.lianke.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Predicate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Asks [Rights] before an endpoint of ours runs, and before its body is read.
final class RightsInterceptor implements HandlerInterceptor {
    private static final String OURS = "io.lianke.";

    private final Predicate<Caller.Staff> confirmed;

    RightsInterceptor(Predicate<Caller.Staff> confirmed) {
        this.confirmed = confirmed;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        // An error page is shown in place of an answer, never asked for.
        if (request.getDispatcherType() != DispatcherType.ERROR
                && handler instanceof HandlerMethod endpoint
                && endpoint.getBeanType().getName().startsWith(OURS)) {
            switch (Rights.decide(endpoint.getMethod(), Caller.current(), confirmed)) {
                case Rights.Decision.Allowed() -> {
                    if (endpoint.hasMethodAnnotation(ShownOnce.class)) {
                        request.setAttribute(ShownOnce.ATTRIBUTE, true);
                    }
                    if (endpoint.hasMethodAnnotation(NotKept.class)) {
                        request.setAttribute(NotKept.ATTRIBUTE, true);
                    }
                }
                case Rights.Decision.SignInFirst() -> throw AccessProblem.signInFirst();
                case Rights.Decision.ConfirmFirst() -> throw AccessProblem.stepUp();
                case Rights.Decision.Forbidden(String needs) ->
                        throw AccessProblem.forbidden(needs);
            }
        }
        return true;
    }
}
