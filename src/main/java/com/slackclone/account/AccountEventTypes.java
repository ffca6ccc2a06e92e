package com.slackclone.account;

import com.slackclone.realtime.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountEventTypes {

    @Bean
    EventTypes accountEvents() {
        return new EventTypes(List.of(UserUpdated.class));
    }
}
