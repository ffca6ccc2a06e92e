package com.slackclone.realtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Events as JSON: `{"id": …, "type": …, "at": …, "data": {…}}`.
@Component
class EventCodec {

    private final JsonMapper mapper;
    private final Map<String, Class<? extends Event>> types;

    EventCodec(JsonMapper mapper, List<EventTypes> features) {
        this.mapper = mapper;
        this.types = features.stream()
                .flatMap(feature -> feature.types().stream())
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    }

    String write(String id, Instant occurredAt, Event event) {
        var type = event.getClass().getSimpleName();
        if (!types.containsKey(type)) {
            throw new IllegalArgumentException("No feature has declared the event " + type);
        }
        return mapper.writeValueAsString(new Envelope(id, type, occurredAt, mapper.valueToTree(event)));
    }

    /// Nodes of two versions run side by side during a deployment, so there may be events that this one does not
    /// know.
    Optional<StreamEvent> read(LoggedEvent logged) {
        var envelope = mapper.readValue(logged.payload(), Envelope.class);
        return event(envelope)
                .map(event -> new StreamEvent(envelope.id(), logged.cursor().text(), envelope.at(), event));
    }

    /// As [#read(LoggedEvent)].
    Optional<Event> read(String payload) {
        return event(mapper.readValue(payload, Envelope.class));
    }

    private Optional<Event> event(Envelope envelope) {
        return Optional.ofNullable(types.get(envelope.type())).map(type -> mapper.treeToValue(envelope.data(), type));
    }

    private record Envelope(String id, String type, Instant at, JsonNode data) {}
}
