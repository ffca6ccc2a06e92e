package com.slackclone.testing;

import com.slackclone.platform.seed.Seed;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Two seeds that plant nothing, declared in the wrong order.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("slack-clone.probe.seeds")
class ProbeSeeds {

    @Bean
    @Order(2)
    Seed second() {
        return () -> List.of("planted second");
    }

    @Bean
    @Order(1)
    Seed first() {
        return () -> List.of("planted first");
    }
}
