package com.slackclone;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Each feature uses only those that it may, and of them only what is public.
class ModularityTest {

    @Test
    void theArrowsBetweenModulesPointOneWay() {
        ApplicationModules.of(SlackCloneApplication.class).verify();
    }
}
