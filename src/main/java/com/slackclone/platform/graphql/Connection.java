package com.slackclone.platform.graphql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a list, as Relay's cursor connections have it.
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo) {

    /// An item and its place in the list.
    public record Edge<T>(T node, String cursor) {}

    /// Where the page lies. The cursors are null where the page is empty.
    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    /// The page that `request` asked for.
    ///
    /// @param found the items in the order of reading (backwards, if the request goes backwards), one more than
    ///     the page takes where there are more
    /// @param cursor the cursor of an item
    public static <T> Connection<T> page(PageRequest request, List<T> found, Function<T, String> cursor) {
        var hasMore = found.size() > request.size();
        var read = hasMore ? found.subList(0, request.size()) : found;
        var items = request.isBackwards() ? read.reversed() : read;
        return between(items, cursor, !request.isBackwards() && hasMore, request.isBackwards() && hasMore);
    }

    /// A page of all `items`, in this order, with what is known of both sides.
    public static <T> Connection<T> between(
            List<T> items, Function<T, String> cursor, boolean hasNext, boolean hasPrevious) {
        var edges =
                items.stream().map(item -> new Edge<>(item, cursor.apply(item))).toList();
        var start = edges.isEmpty() ? null : edges.getFirst().cursor();
        var end = edges.isEmpty() ? null : edges.getLast().cursor();
        return new Connection<>(edges, new PageInfo(hasNext, hasPrevious, start, end));
    }

    /// The same page with each item replaced; without those that have no replacement.
    public <R> Connection<R> map(Function<T, Optional<R>> replacement) {
        var mapped = edges.stream()
                .flatMap(edge -> replacement.apply(edge.node()).stream().map(node -> new Edge<>(node, edge.cursor())))
                .toList();
        return new Connection<>(mapped, pageInfo);
    }

    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }
}
