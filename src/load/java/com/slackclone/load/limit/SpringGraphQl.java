package com.slackclone.load.limit;

import graphql.Scalars;
import graphql.schema.GraphQLScalarType;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/// The same stream as Spring for GraphQL serves it by itself: an execution and an encoding for each subscriber.
@SpringBootApplication
@Import(SpringRoom.class)
public class SpringGraphQl {

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> wiring.scalar(scalar("EventCursor", Scalars.GraphQLString))
                .scalar(scalar("PositiveInt", Scalars.GraphQLInt));
    }

    private static GraphQLScalarType scalar(String name, GraphQLScalarType like) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(like.getCoercing())
                .build();
    }

    public static void main(String[] args) throws IOException {
        var application = new SpringApplication(SpringGraphQl.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "spring.main.banner-mode", "off",
                "spring.graphql.schema.locations", "classpath:com/slackclone/load/",
                "spring.graphql.websocket.path", "/graphql",
                "logging.level.root", "warn"));
        var context = application.run(args);
        var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        Commands.serve(port, context.getBean(SpringRoom.class)::publish);
    }
}
