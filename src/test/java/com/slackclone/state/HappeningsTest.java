package com.slackclone.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.Checkout;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// No kind of event comes into the schema without a [state test][StateIT].
class HappeningsTest {

    @Test
    void eachKindOfEventOfEachStreamHasOne() throws IOException {
        var unions = schema().getTypesMap(UnionTypeDefinition.class);
        var declared = new TreeSet<String>();
        for (var screen : Screen.values()) {
            Objects.requireNonNull(unions.get(screen.union()))
                    .getMemberTypes()
                    .forEach(type -> declared.add(screen + " " + ((TypeName) type).getName()));
            // What it does has a test of its own, for each stream.
            declared.remove(screen + " StreamOpened");
        }
        var happening = new TreeSet<String>();
        Happenings.all().forEach(one -> happening.add(one.screen() + " " + one.kind()));

        assertThat(happening).isEqualTo(declared);
    }

    @Test
    void eachStreamHasAScreen() throws IOException {
        var unions = schema().getTypes(UnionTypeDefinition.class).stream()
                .map(UnionTypeDefinition::getName)
                .filter(name -> name.endsWith("Event"))
                .toList();

        assertThat(Arrays.stream(Screen.values()).map(Screen::union)).containsExactlyInAnyOrderElementsOf(unions);
    }

    private static TypeDefinitionRegistry schema() throws IOException {
        var registry = new TypeDefinitionRegistry();
        try (Stream<Path> files = Files.list(Checkout.path("schema"))) {
            for (var file : files.toList()) {
                registry.merge(new SchemaParser().parse(Files.readString(file)));
            }
        }
        return registry;
    }
}
