package io.aegis.images.domain.image;

import static io.aegis.images.domain.image.Story.AGENT;
import static io.aegis.images.domain.image.Story.BROKEN;
import static io.aegis.images.domain.image.Story.LATER;
import static io.aegis.images.domain.image.Story.NEW;
import static io.aegis.images.domain.image.Story.OLD;
import static io.aegis.images.domain.image.Story.OTHER;
import static io.aegis.images.domain.image.Story.given;
import static io.aegis.images.domain.image.Story.order;
import static io.aegis.images.domain.image.Story.pull;
import static io.aegis.images.domain.pull.PullPolicy.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.image.ImageCommand.CompletePull;
import io.aegis.images.domain.image.ImageCommand.FailPull;
import io.aegis.images.domain.image.ImageCommand.FallBack;
import io.aegis.images.domain.image.ImageCommand.JoinPull;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.image.ImageCommand.RefusePull;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each command in each state of its pull, on an image that is held; what follows is told by the names of the events. */
class ImageDecisionMatrixTest {

    private static final List<String> STATES = List.of("unknown", "under way", "failed", "completed");

    @ParameterizedTest
    @CsvSource({
        "pull,     Started,          PullAlreadyUnderWay, Started,          PullAlreadyEnded",
        "join,     Completed,        PullAlreadyUnderWay, Completed,        PullAlreadyEnded",
        "refuse,   Failed,           PullAlreadyUnderWay, Failed,           PullAlreadyEnded",
        "complete, NoPullUnderWay,   Completed Cached,    NoPullUnderWay,   NoPullUnderWay",
        "fallback, NoPullUnderWay,   Completed,           NoPullUnderWay,   NoPullUnderWay",
        "fail,     NoPullUnderWay,   Failed,              NoPullUnderWay,   NoPullUnderWay",
        "found,    Cached,           Cached,              Cached,           Cached",
        "removed,  Removed,          Removed,             Removed,          Removed",
    })
    void followsFromTheStateOfThePull(
            String command, String unknown, String underWay, String failed, String completed) {
        assertThat(STATES.stream().map(state -> outcome(command(command), history(state))))
                .containsExactly(unknown, underWay, failed, completed);
    }

    @Test
    void coversEachCommand() {
        var covered = Stream.of("pull", "join", "refuse", "complete", "fallback", "fail", "found", "removed")
                .map(name -> command(name).getClass())
                .collect(Collectors.<Object>toSet());

        assertThat(covered).isEqualTo(commands(ImageCommand.class).collect(Collectors.<Object>toSet()));
    }

    private static Stream<Class<?>> commands(Class<?> sealed) {
        return sealed.isSealed()
                ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(ImageDecisionMatrixTest::commands)
                : Stream.of(sealed);
    }

    private static ImageCommand command(String name) {
        return switch (name) {
            case "pull" -> pull(ALWAYS, OLD);
            case "join" -> new JoinPull(order(ALWAYS), OTHER, OLD, Option.none(), Option.none(), LATER);
            case "refuse" -> new RefusePull(order(ALWAYS), BROKEN, Option.none(), LATER);
            case "complete" -> new CompletePull(order(ALWAYS), NEW, 7, Option.none(), LATER);
            case "fallback" -> new FallBack(order(ALWAYS), OLD, BROKEN, Option.none(), LATER);
            case "fail" -> new FailPull(order(ALWAYS), BROKEN, LATER);
            case "found" -> new RecordCached(AGENT, NEW, CachedBy.FOUND, Requester.NODE, LATER);
            case "removed" -> new RecordRemoved(AGENT, RemovalCause.REMOVED, 1, Requester.NODE, LATER);
            default -> throw new AssertionError(name);
        };
    }

    private static Story history(String state) {
        ImageCached held = Story.cached(OLD);
        return switch (state) {
            case "unknown" -> given(held);
            case "under way" -> given(held, Story.started(ALWAYS, 1));
            case "failed" -> given(held, Story.started(ALWAYS, 1), Story.failed(ALWAYS, BROKEN, 1));
            case "completed" ->
                given(held, Story.started(ALWAYS, 1), Story.completed(ALWAYS, PullSource.CACHED, OLD, 0));
            default -> throw new AssertionError(state);
        };
    }

    private static String outcome(ImageCommand command, Story story) {
        Either<ImageRejection, List<ImageEvent>> decision = story.when(command).decision();
        return decision.fold(
                rejection -> rejection.getClass().getSimpleName(),
                events -> events.stream()
                        .map(event -> event.getClass().getSimpleName().replaceFirst("Image(Pull)?", ""))
                        .collect(Collectors.joining(" ")));
    }
}
