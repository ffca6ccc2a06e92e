package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.Checkout;
import graphql.language.AbstractDescribedNode;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.SDLExtensionDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The schema is the documentation of the API: everything in it says what it is.
class SchemaDescriptionsTest {

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(Checkout.path("schema"))) {
            return files.toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everythingIsDescribed(Path file) throws IOException {
        var document = Parser.parse(Files.readString(file));

        var undescribed = new ArrayList<String>();
        document.getDefinitions().forEach(definition -> collect("", definition, undescribed));
        assertThat(undescribed).isEmpty();
    }

    /// Collects the paths of what has no description, at and below a node.
    private static void collect(String path, Node<?> node, List<String> undescribed) {
        var at = node instanceof NamedNode<?> named ? path + "/" + named.getName() : path;
        if (needsDescription(node)) {
            undescribed.add(at);
        }
        for (Node<?> child : node.getChildren()) {
            collect(at, child, undescribed);
        }
    }

    private static boolean needsDescription(Node<?> node) {
        return node instanceof AbstractDescribedNode<?> described
                && !(node instanceof SDLExtensionDefinition)
                && (described.getDescription() == null
                        || described.getDescription().getContent().isBlank());
    }
}
