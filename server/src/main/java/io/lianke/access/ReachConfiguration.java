package io.lianke.access;

import io.lianke.database.ReachBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReachConfiguration {

    @Bean
    static ReachBinding reachBinding() {
        return () -> Reach.current().limited();
    }
}
