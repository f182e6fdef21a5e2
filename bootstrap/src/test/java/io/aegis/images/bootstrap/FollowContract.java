package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.NodeOptions;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.reconciling.Reconciliation;
import io.aegis.images.application.reconciling.Reconciliation.Telling;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.fixtures.PrivateFixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.CommandLine;
import io.aegis.images.contracts.runtime.Outsider;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record beside an engine whose images others change at its own command line. The period is never over. */
abstract class FollowContract {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration PROMPTLY = Duration.ofSeconds(2);
    private static final int MANY = 300;

    @TempDir
    Path directory;

    private final PrivateFixtures engines = PrivateFixtures.start();
    private final String repository = "follow/" + UUID.randomUUID();
    private final TestImage content = TestImage.fresh(1000);
    private final ImageReference image = engines.fixtures().openRegistry().push(repository, "1", content);
    private final Outsider outsider = new CommandLine(arguments -> command(engines.fixtures(), arguments));
    private ImageNode node;
    private Reconciliation following;

    abstract Path socket(Fixtures fixtures);

    abstract ProcessBuilder command(Fixtures fixtures, String... arguments);

    /** As {@code scripts/fixtures} calls it. */
    abstract String process();

    @BeforeEach
    void follow() {
        node = AegisImages.here()
                .open(new NodeOptions(
                        Option.none(),
                        Option.none(),
                        Option.some(socket(engines.fixtures()).toString()),
                        Option.some(directory),
                        Option.none()))
                .get();
        following = node.reconciler().every(NEVER);
        await().until(() -> following.progress().telling() == Telling.FOLLOWED);
    }

    @AfterEach
    void end() {
        following.close();
        node.close();
        engines.close();
    }

    @Test
    void recordsWithinTwoSecondsWhatOthersDo() {
        var archive = directory.resolve("saved.tar");
        outsider.pull(image);
        soon("cached 1 found");
        outsider.tag(image, tagged("2"));
        soon("cached 2 found");
        outsider.save(image, archive);
        outsider.remove(image);
        soon("removed 1 outside");
        outsider.load(archive);
        soon("cached 1 found");
    }

    @Test
    void recordsOnceWhatWeDoOurselves() {
        assertThat(node.ensurer().ensure(EnsureRequest.of(image)).isRight()).isTrue();
        var told = tagged("told");
        outsider.tag(image, told);
        soon("cached told found");

        assertThat(said()).containsExactly("cached 1 pulled", "cached told found");
    }

    @Test
    void seesWhatHappenedWhileTheEngineWasAway() {
        outsider.pull(image);
        soon("cached 1 found");
        engines.kill(process());
        await().until(() -> following.progress().telling() == Telling.LOST);
        engines.restart(process());
        outsider.tag(image, tagged("2"));

        await().until(() -> said().anyMatch("cached 2 found"::equals));
        assertThat(following.progress().telling()).isEqualTo(Telling.FOLLOWED);
    }

    @Test
    void keepsUpWithAStormOfTags() {
        outsider.pull(image);
        IntStream.range(0, MANY).forEach(number -> outsider.tag(image, tagged("t" + number)));

        await().until(() -> said().filter(event -> event.startsWith("cached t")).count() == MANY);
        assertThat(following.progress().byHint()).isGreaterThanOrEqualTo(MANY);
    }

    private void soon(String event) {
        await().atMost(PROMPTLY).until(last(event));
    }

    private Callable<Boolean> last(String event) {
        return () -> said().reduce((_, later) -> later).filter(event::equals).isPresent();
    }

    /** What came and went, by tag. */
    private Stream<String> said() {
        return node.events().after(EventLog.START, 10_000).get().stream()
                .map(RecordedEvent::event)
                .filter(event -> event.id().reference().digest().isEmpty())
                .flatMap(FollowContract::said);
    }

    private static Stream<String> said(ImageEvent event) {
        var tag = event.id().reference().identifier();
        return switch (event) {
            case ImageCached cached -> Stream.of("cached " + tag + " " + cached.how());
            case ImageRemoved removed -> Stream.of("removed " + tag + " " + removed.cause());
            case ImageEvent.ImagePullStarted _, ImageEvent.ImagePullCompleted _, ImageEvent.ImagePullFailed _ ->
                Stream.of();
        };
    }

    private ImageReference tagged(String tag) {
        return ImageReference.parse(image.name() + ":" + tag).get();
    }
}
