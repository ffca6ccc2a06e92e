package com.slackclone.testing;

import com.slackclone.SlackCloneApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/// A test against a whole node of the server on a port of its own, over the local stack.
///
/// All such tests of a run share both, and never data: each makes its own people and workspaces. Ask for a
/// [Node], or for any bean, as a parameter of the constructor.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {SlackCloneApplication.class, TestBeans.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("local")
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface ApplicationTest {}
