package io.aegis.images.adapters.eventstore.axon;

import static java.util.Objects.requireNonNull;

import io.aegis.images.adapters.eventstore.json.EventJson;
import io.aegis.images.adapters.eventstore.json.EventNames;
import io.aegis.images.adapters.eventstore.json.MetadataJson;
import io.aegis.images.adapters.eventstore.json.TraceJson;
import io.aegis.images.adapters.eventstore.sqlite.EventData;
import io.aegis.images.adapters.eventstore.sqlite.EventTag;
import io.aegis.images.adapters.eventstore.sqlite.TaggedEvent;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageEvent;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.Message;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/** Commands, events and rows as Axon's messages and back. */
final class Messages {

    static final QualifiedName COMMAND = new QualifiedName("aegis.images.ImageCommand");

    static CommandMessage command(ImageCommand command, DecisionTrace trace) {
        var metadata =
                trace.steps().isEmpty() ? Map.<String, String>of() : Map.of(MetadataJson.TRACE, TraceJson.write(trace));
        return new GenericCommandMessage(new MessageType(COMMAND), command, metadata);
    }

    static ImageCommand command(Message message) {
        return requireNonNull((ImageCommand) message.payload());
    }

    static EventMessage event(ImageEvent event, Map<String, String> metadata) {
        var type = new MessageType(new QualifiedName(EventNames.of(event)), EventNames.VERSION);
        return new GenericEventMessage(UUID.randomUUID().toString(), type, event, metadata, event.at());
    }

    static ImageEvent event(Message message) {
        return requireNonNull((ImageEvent) message.payload());
    }

    static EventMessage event(EventData row) {
        return new GenericEventMessage(
                row.id(),
                new MessageType(new QualifiedName(row.type()), row.version()),
                EventJson.read(row.type(), row.version(), row.payload()),
                MetadataJson.read(row.metadata()),
                row.at());
    }

    static TaggedEvent row(TaggedEventMessage<?> tagged) {
        var message = tagged.event();
        var row = new EventData(
                message.identifier(),
                message.type().name(),
                message.type().version(),
                message.timestamp(),
                EventJson.write(event(message)),
                MetadataJson.write(message.metadata()));
        return new TaggedEvent(
                row,
                tagged.tags().stream()
                        .map(tag -> new EventTag(tag.key(), tag.value()))
                        .collect(Collectors.toSet()));
    }

    private Messages() {}
}
