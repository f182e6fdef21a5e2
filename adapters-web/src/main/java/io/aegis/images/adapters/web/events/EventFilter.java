package io.aegis.images.adapters.web.events;

import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Query;
import io.aegis.images.application.publication.CloudEvents;
import io.aegis.images.application.record.AuditQuery.Outcome;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.settings.WebhookSettings.EventType;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which events a subscriber wants; each empty part wants all. */
public record EventFilter(
        Set<String> types, Option<ImageReference> image, Option<String> execution, Set<String> outcomes) {

    private static final String PREFIX = "aegis.images.";
    private static final Set<String> TYPES =
            Set.of("ImagePullStarted", "ImagePullCompleted", "ImagePullFailed", "ImageCached", "ImageRemoved");
    private static final Set<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::toString).collect(Collectors.toSet());

    /** What a configured receiver wants. */
    public static EventFilter of(Set<EventType> types, Option<ImageReference> image, Set<Outcome> outcomes) {
        return new EventFilter(texts(types), image, Option.none(), texts(outcomes));
    }

    private static Set<String> texts(Set<?> words) {
        return words.stream().map(Object::toString).collect(Collectors.toSet());
    }

    static Either<Problem, EventFilter> of(Query query) {
        var types = listed(query, "type").stream()
                .map(type -> type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type)
                .collect(Collectors.toCollection(TreeSet::new));
        var outcomes = listed(query, "outcome");
        if (!TYPES.containsAll(types)) {
            return Either.left(
                    Problem.badInput("'type' must be of " + String.join(", ", new TreeSet<>(TYPES)) + ", by commas"));
        }
        if (!OUTCOMES.containsAll(outcomes)) {
            return Either.left(Problem.badInput(
                    "'outcome' must be of " + String.join(", ", new TreeSet<>(OUTCOMES)) + ", by commas"));
        }
        return image(query).map(image -> new EventFilter(types, image, query.find("execution"), outcomes));
    }

    private static Set<String> listed(Query query, String name) {
        return query.find(name)
                .map(text -> Set.copyOf(Arrays.asList(text.split(",", -1))))
                .getOrElse(Set.of());
    }

    private static Either<Problem, Option<ImageReference>> image(Query query) {
        return query.find("image")
                .map(text -> ImageReference.parse(text)
                        .mapLeft(invalid -> Problem.badInput(invalid.message()))
                        .map(Option::some))
                .getOrElse(() -> Either.right(Option.none()));
    }

    public boolean wants(RecordedEvent recorded) {
        ImageEvent event = recorded.event();
        return (types.isEmpty() || types.contains(CloudEvents.name(event)))
                && image.forAll(event.id().reference()::equals)
                && (execution.isEmpty() || event.by().execution().equals(execution))
                && (outcomes.isEmpty() || outcomes.contains(Outcome.of(event).toString()));
    }
}
