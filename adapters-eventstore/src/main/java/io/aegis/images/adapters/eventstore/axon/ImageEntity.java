package io.aegis.images.adapters.eventstore.axon;

import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.domain.image.Image;
import io.aegis.images.domain.image.ImageAggregate;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.JoinPull;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.PullSource;
import java.util.List;
import org.axonframework.common.configuration.ComponentRegistry;
import org.axonframework.eventsourcing.EventSourcedEntityFactory;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.commandhandling.CommandResultMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.correlation.CorrelationDataProviderRegistry;
import org.axonframework.messaging.core.correlation.DefaultCorrelationDataProviderRegistry;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;

/** Gives the image's rules their place in Axon: which events they rest on, and who decides. */
final class ImageEntity {

    private static final MessageType ANSWER = new MessageType("aegis.images.ImageAnswer");

    static EventSourcingConfigurer configure(EventEngine engine) {
        return EventSourcingConfigurer.create()
                .registerEventStorageEngine(_ -> engine)
                .registerTagResolver(_ -> message -> Subject.tags(Messages.event(message)))
                .registerEntity(EventSourcedEntityModule.declarative(Subject.class, Image.class)
                        .messagingModel(
                                (_, model) -> model.instanceCommandHandler(Messages.COMMAND, ImageEntity::decide)
                                        .entityEvolver((image, message, _) -> image.evolve(Messages.event(message)))
                                        .build())
                        .entityFactory(_ -> EventSourcedEntityFactory.fromNoArgument(Image::initial))
                        .criteriaResolver(_ -> (subject, _) -> subject.history())
                        .entityIdResolver(_ -> (message, _) -> Subject.of(Messages.command(message))))
                .componentRegistry(ImageEntity::leaveMetadataToUs);
    }

    private static MessageStream.Single<CommandResultMessage> decide(
            CommandMessage message, Image image, ProcessingContext context) {
        var command = Messages.command(message);
        var answer = ImageAggregate.decide(command, image).peek(events -> {
            context.putResource(EventEngine.DURABILITY, durability(command, events));
            EventAppender.forContext(context)
                    .append(events.stream()
                            .map(event -> Messages.event(event, message.metadata()))
                            .toList());
        });
        return MessageStream.just(new GenericCommandResultMessage(ANSWER, answer));
    }

    /** A cache hit that a power cut takes back is asked for again; whatever else was promised must stay. */
    private static Durability durability(ImageCommand command, List<ImageEvent> events) {
        var servedFromNode = command instanceof PullImage || command instanceof JoinPull;
        return servedFromNode && events.stream().allMatch(ImageEntity::isHit) ? Durability.PROCESS : Durability.POWER;
    }

    private static boolean isHit(ImageEvent event) {
        return event instanceof ImagePullCompleted completed && completed.source() == PullSource.CACHED;
    }

    /** Axon would add identities of its own messages to each event. */
    private static void leaveMetadataToUs(ComponentRegistry registry) {
        registry.registerComponent(
                CorrelationDataProviderRegistry.class, _ -> new DefaultCorrelationDataProviderRegistry());
    }

    private ImageEntity() {}
}
