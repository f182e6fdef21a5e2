package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.application.port.ImageChanges.Silence;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller may count on with all {@link ImageChanges}: that each change is told, soon, whoever makes it. */
public abstract class ImageChangesContract {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final PullFailure ENOUGH = new Cancelled(new Detail("enough"));

    @TempDir
    Path directory;

    private final String repository = "lab-" + UUID.randomUUID() + "/agent";

    private ImageChanges changes;
    private ContractRegistry registry;
    private Outsider outsider;

    protected abstract ImageChanges changes();

    /** Of an engine that does not answer. */
    protected abstract ImageChanges absentChanges();

    protected abstract ContractRegistry registry();

    protected abstract Outsider outsider();

    @BeforeEach
    final void connect() {
        changes = changes();
        registry = registry();
        outsider = outsider();
    }

    @AfterEach
    final void disconnect() {
        registry.close();
        changes.close();
    }

    @Test
    void tellsOfAPull() {
        var reference = served("1");
        tells(() -> outsider.pull(reference));
    }

    @Test
    void tellsOfATag() {
        var reference = pulled("1");
        tells(() -> outsider.tag(reference, tagged("2")));
    }

    @Test
    void tellsOfATagThatMoves() {
        var first = pulled("1");
        var second = pulled("2");
        tells(() -> outsider.tag(second, first));
    }

    @Test
    void tellsThatOneOfTwoTagsIsGone() {
        var reference = pulled("1");
        outsider.tag(reference, tagged("2"));
        tells(() -> outsider.remove(tagged("2")));
    }

    @Test
    void tellsThatAnImageIsGone() {
        var reference = pulled("1");
        tells(() -> outsider.remove(reference));
    }

    @Test
    void tellsOfALoad() {
        var reference = pulled("1");
        var archive = directory.resolve("image.tar");
        outsider.save(reference, archive);
        outsider.remove(reference);
        tells(() -> outsider.load(archive));
    }

    @Test
    void tellsOfWhatIsPruned() {
        var first = pulled("1");
        var second = pulled("2");
        outsider.tag(second, first);
        tells(outsider::prune);
    }

    @Test
    void tellsAgainWhenFollowedAgain() {
        var reference = pulled("1");
        tells(() -> outsider.tag(reference, tagged("2")));
        tells(() -> outsider.tag(reference, tagged("3")));
    }

    @Test
    void saysThatNobodyAnswers() {
        try (var absent = absentChanges()) {
            var followed = FollowedChanges.of(absent, Instant.now());
            assertThat(followed.end())
                    .isInstanceOfSatisfying(
                            Silence.Lost.class, lost -> assertThat(lost.why()).isInstanceOf(RuntimeUnavailable.class));
            assertThat(followed.isQuietFor(Duration.ZERO)).as("followed").isFalse();
        }
    }

    private void tells(Runnable change) {
        var followed = FollowedChanges.of(changes, Instant.now());
        await().until(() -> followed.isQuietFor(SOON));
        var before = followed.heard();
        change.run();
        await().atMost(SOON).until(() -> followed.heard() > before);
        followed.cancel(ENOUGH);
        assertThat(followed.end()).isEqualTo(new Silence.Lost(ENOUGH));
    }

    private ImageReference pulled(String tag) {
        var reference = served(tag);
        outsider.pull(reference);
        return reference;
    }

    private ImageReference served(String tag) {
        return registry.serve(repository, tag, TestImage.fresh(1000));
    }

    private ImageReference tagged(String tag) {
        return ImageReference.parse("lab.example/" + repository + ":" + tag).get();
    }
}
