package io.lianke.demo.web;

import io.lianke.access.Requires;
import io.lianke.demo.LoadingGate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Turns away what would change a tenant before the [LoadingGate] opens. Looking around, set-up and
/// signing in need not wait.
@Component
class WaitingChanges implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final LoadingGate gate;

    WaitingChanges(LoadingGate gate) {
        this.gate = gate;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!READING.contains(request.getMethod())
                && handler instanceof HandlerMethod endpoint
                && endpoint.hasMethodAnnotation(Requires.class)) {
            gate.demandOpen();
        }
        return true;
    }

    /// After it is known that the caller may.
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }
}
