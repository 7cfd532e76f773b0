package io.lianke.access;

import io.lianke.shared.web.ProblemDocuments;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The outer shell: CSRF, a strict firewall for odd requests, and who the caller is. What the
/// caller may do is [Rights]' business.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {
    private final ObjectProvider<Confirmations> confirmations;

    /// Asked for when needed, as everything else is built on what is configured here.
    SecurityConfiguration(ObjectProvider<Confirmations> confirmations) {
        this.confirmations = confirmations;
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http, SignIn signIn, ApiKeys keys, ProblemDocuments problems)
            throws Exception {
        var caller = new CallerFilter(signIn.sessions(), keys, problems);
        return http.sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.spa().ignoringRequestMatchers(CallerFilter::byKey))
                .exceptionHandling(refusals ->
                        refusals.accessDeniedHandler((request, response, _) ->
                                problems.write(AccessProblem.csrf(), request, response)))
                .addFilterBefore(caller, CsrfFilter.class)
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(headers -> headers.disable())
                .build();
    }

    /// Nobody signs in through the framework's own form; without this bean it would invent a user
    /// and a password.
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    @Bean
    TransactionTemplate transactionTemplate(
            org.springframework.transaction.PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(
                new RightsInterceptor(staff -> confirmations.getObject().recent(staff)));
    }
}
