package com.slackclone.platform.start;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

@Configuration(proxyBeanMethods = false)
class StartConfiguration {

    @Bean
    static RequiredVariables requiredVariables(ConfigurableEnvironment environment) {
        return new RequiredVariables(environment);
    }
}
