package com.slackclone.realtime.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.Viewer;
import com.slackclone.testing.ApplicationTest;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Controller;

/// A field whose resolver asks for the viewer is marked in the schema. Without the mark it would be executed for
/// nobody, where subscribers share.
@ApplicationTest
class PerViewerMarksIT {

    /// Nothing below these is reached but from the viewer's own query.
    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription", "Viewer");

    private final ApplicationContext context;

    PerViewerMarksIT(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void whoeverAsksForTheViewerIsMarked() {
        var schema = context.getBean(GraphQlSource.class).schema();
        var asking = context.getBeansWithAnnotation(Controller.class).values().stream()
                .flatMap(controller ->
                        Arrays.stream(AopUtils.getTargetClass(controller).getDeclaredMethods()))
                .filter(PerViewerMarksIT::asksForTheViewer)
                .toList();

        assertThat(asking).isNotEmpty();
        assertThat(asking.stream().flatMap(method -> unmarked(method, schema))).isEmpty();
    }

    private static boolean asksForTheViewer(Method method) {
        return AnnotatedElementUtils.hasAnnotation(method, SchemaMapping.class)
                && List.of(method.getParameterTypes()).contains(Viewer.class);
    }

    private static Stream<String> unmarked(Method method, GraphQLSchema schema) {
        var type = typeName(method);
        if (ROOTS.contains(type)) {
            return Stream.empty();
        }
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, SchemaMapping.class);
        var name = mapping == null || mapping.field().isEmpty() ? method.getName() : mapping.field();
        var isMarked = schema.getType(type) instanceof GraphQLFieldsContainer container
                && container.getFieldDefinition(name).hasAppliedDirective(PerViewerFields.DIRECTIVE);
        return isMarked ? Stream.empty() : Stream.of(type + "." + name);
    }

    private static String typeName(Method method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method, SchemaMapping.class);
        if (mapping != null && !mapping.typeName().isEmpty()) {
            return mapping.typeName();
        }
        var source = method.getGenericParameterTypes()[0];
        return source instanceof ParameterizedType many
                        && Collection.class.isAssignableFrom((Class<?>) many.getRawType())
                ? ((Class<?>) many.getActualTypeArguments()[0]).getSimpleName()
                : ((Class<?>) source).getSimpleName();
    }
}
