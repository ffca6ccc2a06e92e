package com.slackclone.testing;

import com.slackclone.testing.Calls.Recording;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.event.command.CommandFailedEvent;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.event.command.CommandStartedEvent;
import io.lettuce.core.protocol.RedisCommand;
import io.micrometer.context.ContextRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// What a node of the server has more than in production. Named by [ApplicationTest] and [Node]; it bears no
/// annotation, so that the application's component scan passes over it.
class TestBeans {

    static {
        ContextRegistry.getInstance()
                .<Recording>registerThreadLocalAccessor(
                        Calls.class.getName(), Calls::current, Calls::setCurrent, Calls::clear);
    }

    @Bean
    Node node(ConfigurableApplicationContext context) {
        return new Node(context);
    }

    @Bean
    FilterRegistrationBean<Filter> callsFilter() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            var id = ((HttpServletRequest) request).getHeader(Calls.HEADER);
            if (id != null) {
                Calls.resume(id);
            }
            try {
                chain.doFilter(request, response);
            } finally {
                Calls.clear();
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /// Called on the thread that makes the call.
    @Bean
    ExecutionInterceptor countingInterceptor() {
        return new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                var recording = Calls.current();
                if (recording != null) {
                    recording.dynamodb(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
                }
            }
        };
    }

    /// Called on the thread that makes the call.
    @Bean
    ExecutionInterceptor outageInterceptor() {
        return new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                DynamoOutage.before();
            }

            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                DynamoOutage.behind();
            }
        };
    }

    /// Called on the thread that sends the command; a failure on the client's own.
    @Bean
    CommandListener countingListener() {
        return new CommandListener() {

            @Override
            public void commandStarted(CommandStartedEvent event) {
                var recording = Calls.current();
                if (recording != null) {
                    recording.redis(name(event.getCommand()));
                    event.getContext().put(Recording.class.getName(), recording);
                }
            }

            // A script that Redis did not know is sent again as `EVAL`.
            @Override
            public void commandFailed(CommandFailedEvent event) {
                if (event.getCause() instanceof RedisNoScriptException
                        && event.getContext().get(Recording.class.getName()) instanceof Recording recording) {
                    recording.notRedis(name(event.getCommand()));
                }
            }
        };
    }

    private static String name(RedisCommand<?, ?, ?> command) {
        var name = command.getType().toString();
        return Map.of("EVAL", "EVALSHA").getOrDefault(name, name);
    }
}
