package io.lianke.tenancy;

import io.lianke.database.TenantBinding;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.modulith.events.ApplicationModuleListener;

@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    @Bean
    static TenantBinding tenantBinding() {
        return Tenant::boundId;
    }

    /// Rebinds the tenant of an event ahead of the transaction its listener runs in. Infrastructure
    /// role: Boot's proxy creator looks at no other advisors.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor tenantEventAdvisor() {
        MethodInterceptor rebind =
                invocation -> {
                    if (invocation.getArguments().length == 1
                            && invocation.getArguments()[0] instanceof TenantEvent event) {
                        return new Tenant(event.tenantId()).call(invocation::proceed);
                    }
                    return invocation.proceed();
                };
        var advisor =
                new DefaultPointcutAdvisor(
                        AnnotationMatchingPointcut.forMethodAnnotation(
                                ApplicationModuleListener.class),
                        rebind);
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return advisor;
    }
}
