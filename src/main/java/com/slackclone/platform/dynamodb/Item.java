package com.slackclone.platform.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of a table: a typed view of its attributes. Immutable.
///
/// Instants are ISO-8601 text with milliseconds, so that they sort and read well; a null is an absent attribute.
public record Item(Map<String, AttributeValue> attributes) {

    public static final Item EMPTY = new Item(Map.of());

    public Item {
        attributes = Map.copyOf(attributes);
    }

    public static Item at(Key key) {
        return new Item(key.attributes());
    }

    public Item with(String name, @Nullable String value) {
        return value == null ? this : with(name, AttributeValue.fromS(value));
    }

    public Item with(String name, @Nullable Instant value) {
        return value == null ? this : with(name, Instants.text(value));
    }

    public Item with(String name, long value) {
        return with(name, AttributeValue.fromN(Long.toString(value)));
    }

    public Item with(String name, boolean value) {
        return with(name, AttributeValue.fromBool(value));
    }

    /// A list of texts, in their order.
    public Item with(String name, List<String> values) {
        return with(
                name,
                AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
    }

    /// An attribute that has attributes itself.
    public Item with(String name, Item value) {
        return with(name, AttributeValue.fromM(value.attributes()));
    }

    /// A list of such, in their order; an empty one is an absent attribute.
    public Item withItems(String name, List<Item> values) {
        return values.isEmpty()
                ? this
                : with(
                        name,
                        AttributeValue.fromL(values.stream()
                                .map(value -> AttributeValue.fromM(value.attributes()))
                                .toList()));
    }

    /// A set of texts; an empty one is an absent attribute.
    public Item with(String name, Set<String> values) {
        return values.isEmpty() ? this : with(name, AttributeValue.fromSs(List.copyOf(values)));
    }

    /// When DynamoDB may remove the item. It can take days, so readers filter what [has
    /// expired][#isExpired(Instant)].
    public Item expiringAt(Instant time) {
        return with("expires_at", time.getEpochSecond());
    }

    private Item with(String name, AttributeValue value) {
        var more = new HashMap<>(attributes);
        more.put(name, value);
        return new Item(more);
    }

    public Key key() {
        return Key.of(this);
    }

    public String string(String name) {
        return required(name).s();
    }

    public Optional<String> optionalString(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    public long number(String name) {
        return Long.parseLong(required(name).n());
    }

    public long number(String name, long otherwise) {
        return attributes.containsKey(name) ? number(name) : otherwise;
    }

    public Instant instant(String name) {
        return Instant.parse(string(name));
    }

    public Optional<Instant> optionalInstant(String name) {
        return optionalString(name).map(Instant::parse);
    }

    /// False where the attribute is absent.
    public boolean flag(String name) {
        return attributes.containsKey(name) && required(name).bool();
    }

    /// The value of an attribute that has attributes itself.
    public Item item(String name) {
        return new Item(required(name).m());
    }

    /// Empty where the attribute is absent.
    public Optional<Item> optionalItem(String name) {
        return Optional.ofNullable(attributes.get(name)).map(value -> new Item(value.m()));
    }

    /// The texts of a list, in their order; none where the attribute is absent.
    public List<String> strings(String name) {
        return attributes.containsKey(name)
                ? required(name).l().stream().map(AttributeValue::s).toList()
                : List.of();
    }

    /// In their order; none where the attribute is absent.
    public List<Item> items(String name) {
        return attributes.containsKey(name)
                ? required(name).l().stream().map(one -> new Item(one.m())).toList()
                : List.of();
    }

    /// The texts of a set; none where the attribute is absent.
    public Set<String> texts(String name) {
        return attributes.containsKey(name) ? Set.copyOf(required(name).ss()) : Set.of();
    }

    /// The numbers of a set; none where the attribute is absent.
    public Set<Long> numbers(String name) {
        return attributes.containsKey(name)
                ? required(name).ns().stream().map(Long::valueOf).collect(Collectors.toSet())
                : Set.of();
    }

    public boolean isExpired(Instant now) {
        return attributes.containsKey("expires_at") && number("expires_at") <= now.getEpochSecond();
    }

    private AttributeValue required(String name) {
        var value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("The item has no attribute " + name);
        }
        return value;
    }
}
