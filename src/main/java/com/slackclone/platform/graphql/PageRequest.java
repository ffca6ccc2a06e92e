package com.slackclone.platform.graphql;

import com.slackclone.platform.error.ApiException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which page of a list a client asks for: the arguments `first`, `after`, `last`, `before`, checked. A
/// controller takes it by declaring a parameter of this type.
///
/// @param size 1 to 100; 50 where the client gives neither `first` nor `last`
/// @param cursor the item behind which, in the direction of reading, the page starts; null at the end of the list
/// @param isBackwards whether it is read from the list's end (`last`, `before`)
public record PageRequest(int size, @Nullable String cursor, boolean isBackwards) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 100;

    /// @throws ApiException `BAD_USER_INPUT` for a size out of range, or for arguments that point both ways
    static PageRequest of(
            @Nullable Integer first, @Nullable String after, @Nullable Integer last, @Nullable String before) {
        var isForwards = first != null || after != null;
        var isBackwards = last != null || before != null;
        if (isForwards && isBackwards) {
            var field = first != null ? "first" : "after";
            throw ApiException.badInput(
                    field, "CONTRADICTION", "Page forwards by first and after, or backwards by last and before.");
        }
        return isBackwards
                ? new PageRequest(size("last", last), before, true)
                : new PageRequest(size("first", first), after, false);
    }

    private static int size(String field, @Nullable Integer size) {
        if (size == null) {
            return DEFAULT_SIZE;
        }
        if (size < 1 || size > MAX_SIZE) {
            throw ApiException.badInput(field, "OUT_OF_RANGE", "A page has 1 to " + MAX_SIZE + " items.")
                    .with("limit", MAX_SIZE)
                    .with("actual", size);
        }
        return size;
    }

    /// One more than the page takes, so that reading tells whether there are more.
    public int sizeToRead() {
        return size + 1;
    }

    /// Where the page starts; empty at the end of the list.
    ///
    /// @param parse reads a cursor, or throws an [ApiException] for a text that is none
    /// @param isOfList whether a cursor is one of this list
    /// @throws ApiException `BAD_USER_INPUT` for a text that is no cursor of this list
    public <T> Optional<T> start(Function<String, T> parse, Predicate<T> isOfList) {
        return Optional.ofNullable(cursor)
                .map(text -> read(text, parse).filter(isOfList).orElseThrow(this::malformed));
    }

    private static <T> Optional<T> read(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (ApiException noId) {
            return Optional.empty();
        }
    }

    private ApiException malformed() {
        return ApiException.badInput(
                isBackwards ? "before" : "after", "MALFORMED", "This is not a cursor of this list.");
    }
}
