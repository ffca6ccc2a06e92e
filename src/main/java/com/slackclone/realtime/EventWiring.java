package com.slackclone.realtime;

import graphql.TypeResolutionEnvironment;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeName;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.PropertyDataFetcherHelper;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.WiringFactory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.ClassNameTypeResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/// Shows a [StreamEvent] as the GraphQL type of the event in it: `id`, `cursor` and `occurredAt` come from the
/// envelope, every other field from the event.
@Configuration(proxyBeanMethods = false)
class EventWiring {

    private static final String INTERFACE = "Event";
    private static final Set<String> ENVELOPE = Set.of("id", "cursor", "occurredAt");

    @Bean
    GraphQlSourceBuilderCustomizer eventTypeResolver() {
        return builder -> builder.defaultTypeResolver(new EventTypeResolver());
    }

    @Bean
    RuntimeWiringConfigurer eventFields() {
        return new RuntimeWiringConfigurer() {
            @Override
            public void configure(RuntimeWiring.Builder builder) {}

            @Override
            public void configure(RuntimeWiring.Builder builder, List<WiringFactory> container) {
                container.add(new EventFields());
            }
        };
    }

    private static final class EventTypeResolver implements TypeResolver {

        private final TypeResolver others = new ClassNameTypeResolver();

        @Override
        public @Nullable GraphQLObjectType getType(TypeResolutionEnvironment environment) {
            return environment.getObject() instanceof StreamEvent delivered
                    ? environment
                            .getSchema()
                            .getObjectType(delivered.event().getClass().getSimpleName())
                    : others.getType(environment);
        }
    }

    private static final class EventFields implements WiringFactory {

        /// A field that a controller resolves has precedence over this.
        @Override
        public @Nullable DataFetcher<?> getDefaultDataFetcher(FieldWiringEnvironment environment) {
            var name = environment.getFieldDefinition().getName();
            var isOfEvent = environment.getParentType() instanceof ObjectTypeDefinition type
                    && type.getImplements().stream().anyMatch(EventFields::isEvent)
                    && !ENVELOPE.contains(name);
            return isOfEvent
                    ? field -> PropertyDataFetcherHelper.getPropertyValue(name, event(field), field.getFieldType())
                    : null;
        }

        private static boolean isEvent(Object implemented) {
            return implemented instanceof TypeName name && name.getName().equals(INTERFACE);
        }

        private static @Nullable Object event(DataFetchingEnvironment field) {
            return field.getSource() instanceof StreamEvent delivered ? delivered.event() : field.getSource();
        }
    }
}
