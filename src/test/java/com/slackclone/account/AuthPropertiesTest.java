package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/// What `application.yaml` makes of the environment.
class AuthPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withUserConfiguration(Bound.class);

    @Test
    void hasDefaults() {
        runner.withPropertyValues("JWT_SECRET=" + TestProperties.SECRET).run(context -> {
            var properties = context.getBean(AuthProperties.class);
            assertThat(properties.jwt()).isEqualTo(TestProperties.auth().jwt());
            assertThat(properties.session()).isEqualTo(TestProperties.auth().session());
            assertThat(properties.limits().login())
                    .isEqualTo(TestProperties.auth().limits().login());
            assertThat(properties.limits().lockout())
                    .isEqualTo(TestProperties.auth().limits().lockout());
            assertThat(properties.bcryptStrength()).isEqualTo(10);
        });
    }

    @Test
    void needsASecretOf256Bits() {
        assertFails("JWT_SECRET=" + "x".repeat(31));
        assertFails("JWT_SECRET=");
        runner.withPropertyValues("JWT_SECRET=" + "x".repeat(32))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void needsAnySecret() {
        runner.run(context -> assertThat(context).hasFailed());
    }

    @Test
    void knowsOneAlgorithm() {
        assertFails("JWT_SECRET=" + TestProperties.SECRET, "JWT_ALGORITHM=none");
        assertFails("JWT_SECRET=" + TestProperties.SECRET, "JWT_ALGORITHM=HS512");
    }

    @Test
    void refusesAWeakBcrypt() {
        assertFails("JWT_SECRET=" + TestProperties.SECRET, "slack-clone.auth.bcrypt-strength=3");
    }

    private void assertFails(String... values) {
        runner.withPropertyValues(values)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("slack-clone.auth"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(AuthProperties.class)
    static class Bound {}
}
