package io.lianke.risk.web;

import io.lianke.access.Caller;
import io.lianke.risk.Networks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Notes from where each caller comes.
@Configuration(proxyBeanMethods = false)
class CallersNetwork implements WebMvcConfigurer, HandlerInterceptor {
    private final Networks networks;

    CallersNetwork(Networks networks) {
        this.networks = networks;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        Caller.current().ifPresent(caller -> networks.seen(caller, request.getRemoteAddr()));
        return true;
    }
}
