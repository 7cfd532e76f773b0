package io.lianke.risk.web;

import io.lianke.access.Caller;
import io.lianke.access.StepUp;
import io.lianke.risk.Extraction;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Keeps a program whose share of the day is used up from the acts for which a person would have to
/// prove who they are: with a new key or role it would go on under another name.
@Configuration(proxyBeanMethods = false)
class StoppedPrograms implements WebMvcConfigurer, HandlerInterceptor {
    private final Extraction extraction;

    StoppedPrograms(Extraction extraction) {
        this.extraction = extraction;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint
                && endpoint.hasMethodAnnotation(StepUp.class)
                && Caller.current().orElse(null) instanceof Caller.Program program) {
            extraction.requireGoing(program);
        }
        return true;
    }
}
