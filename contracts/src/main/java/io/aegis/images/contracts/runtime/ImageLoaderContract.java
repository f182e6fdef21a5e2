package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.ImageLoader.Sending;
import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.application.port.LoadableImage;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller may count on with every {@link ImageLoader}, seen through the runtime that it loads into. */
public abstract class ImageLoaderContract {

    private static final PullFailure WITHDRAWN = new Cancelled(new Detail("nobody waits for it any more"));

    /** What no other run has loaded. */
    private final int seed = ThreadLocalRandom.current().nextInt();

    private final TestImage image = TestImage.of(seed, TestImage.platformOfThisMachine(), 4096, 2048);
    private final LoadableImage loadable = LoadableImages.of(image);
    private final ImageReference name = name("agent", "1");

    private ContainerRuntime runtime;
    private ImageLoader loader;

    protected abstract ContainerRuntime runtime();

    /** Into the same engine. */
    protected abstract ImageLoader loader(ContainerRuntime runtime);

    /** Whether the engine takes several images at once. */
    protected boolean takesSeveral() {
        return true;
    }

    /** One that nobody answers for. */
    protected abstract ImageLoader absentLoader();

    @BeforeEach
    final void connect() {
        runtime = runtime();
        loader = loader(runtime);
    }

    @AfterEach
    final void disconnect() {
        loader.close();
        runtime.close();
    }

    @Test
    void bringsAnImageUnderEachOfItsNames() {
        var other = name("agent", "stable");
        var loaded = load(loadable, name, other).get();
        assertThat(loaded.imageId()).isEqualTo(image.config().digest());
        assertThat(loaded.platform()).isEqualTo(image.platform());
        assertThat(found(name).imageId()).isEqualTo(loaded.imageId());
        assertThat(found(other).imageId()).isEqualTo(loaded.imageId());
    }

    @Test
    void tellsTheDigestThatTheArchiveProves() {
        assertThat(load(loadable, name).get().digest())
                .contains(image.manifest().digest());
    }

    @Test
    void tellsTheDigestOfTheIndexThoughTheOtherPlatformsAreNotThere() {
        var foreign = TestImage.of(seed, "s390x", 1024);
        assertThat(load(LoadableImages.beside(image, foreign), name).get().digest())
                .contains(TestImage.index(image, foreign).digest());
        assertThat(found(name).imageId()).isEqualTo(image.config().digest());
    }

    @Test
    void bringsAnImageOfAnotherPlatform() {
        var foreign = TestImage.of(seed, "s390x", 1024);
        assertThat(load(LoadableImages.beside(foreign, image), name).get().platform())
                .isEqualTo(foreign.platform());
        assertThat(found(name).imageId()).isEqualTo(foreign.config().digest());
    }

    @Test
    void bringsWhatAnEngineHasSaved() {
        assertThat(load(LoadableImages.saved(image), name).get().imageId())
                .isEqualTo(image.config().digest());
        assertThat(found(name).imageId()).isEqualTo(image.config().digest());
    }

    @Test
    void bringsLayersThatZstdCompressed() {
        load(LoadableImages.zstd(image), name).get();
        assertThat(found(name).imageId()).isEqualTo(image.config().digest());
    }

    @Test
    void readsNothingOfAnImageThatIsThere() {
        load(loadable, name).get();
        var other = name("agent", "2");
        assertThat(load(unreadable(loadable), name).isRight()).isTrue();
        assertThat(load(unreadable(loadable), other).isRight()).isTrue();
        assertThat(found(other).imageId()).isEqualTo(image.config().digest());
    }

    @Test
    void readsNoLayerThatIsThere() {
        var derived = LoadableImages.of(TestImage.of(seed, TestImage.platformOfThisMachine(), 4096, 2048, 512));
        load(loadable, name).get();
        var onlyTheTop = LoadableImages.with(
                derived, layer -> layer.equals(derived.layers().getLast()) ? layer : LoadableImages.unreadable(layer));
        assertThat(load(onlyTheTop, name("derived", "1")).get().imageId()).isEqualTo(derived.imageId());
    }

    @Test
    void bringsWhatLeavesOutLayersThatAreThere() {
        var derived = LoadableImages.of(TestImage.of(seed, TestImage.platformOfThisMachine(), 4096, 2048, 512));
        load(loadable, name).get();
        var onTop = LoadableImages.with(
                derived, layer -> layer.equals(derived.layers().getLast()) ? layer : LoadableImages.leftOut(layer));
        assertThat(load(onTop, name("derived", "1")).get().imageId()).isEqualTo(derived.imageId());
    }

    @Test
    void tellsThatALayerIsNeitherInTheArchiveNorThere() {
        var incomplete = LoadableImages.with(
                loadable, layer -> layer.equals(loadable.layers().getFirst()) ? LoadableImages.leftOut(layer) : layer);
        var failure = load(incomplete, name).getLeft();
        assertThat(failure).isInstanceOf(IntegrityViolation.class);
        assertThat(failure.detail().text())
                .contains(loadable.layers().getFirst().digest().value())
                .contains("made on top of");
        assertThat(runtime.find(name)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void leavesANameToWhatItStoodForWhenALayerIsDamaged() {
        var before = LoadableImages.of(TestImage.of(~seed));
        load(before, name).get();
        var damaged = LoadableImages.with(
                loadable,
                layer -> LoadableImages.with(layer, () -> new ByteArrayInputStream(new byte[(int) layer.sizeBytes()])));
        assertThat(load(damaged, name).getLeft()).isInstanceOf(IntegrityViolation.class);
        assertThat(found(name).imageId()).isEqualTo(before.imageId());
        assertIsNotHeld(loadable);
    }

    @Test
    void tellsThatALayerEndsEarly() {
        var truncated = LoadableImages.with(
                loadable, layer -> LoadableImages.with(layer, () -> new ByteArrayInputStream(new byte[100])));
        assertThat(load(truncated, name).getLeft()).isInstanceOf(IntegrityViolation.class);
        assertThat(runtime.find(name)).isEqualTo(Either.right(Option.none()));
    }

    @Test
    void takesBackWhatIsNotTheImageThatWasMeant() {
        var other = LoadableImages.of(TestImage.of(~seed));
        var mistaken = new LoadableImage(
                other.imageId(),
                loadable.platform(),
                loadable.configuration(),
                loadable.layers(),
                Option.none(),
                Option.none());
        assertThat(load(mistaken, name).getLeft()).isInstanceOf(IntegrityViolation.class);
        assertThat(runtime.find(name)).isEqualTo(Either.right(Option.none()));
        assertIsNotHeld(loadable);
        assertIsNotHeld(other);
    }

    @Test
    void sendsImagesTogetherWithoutANameUntilEachIsLoaded() {
        var derived = LoadableImages.of(TestImage.of(seed, TestImage.platformOfThisMachine(), 4096, 2048, 512));
        var other = name("derived", "1");
        try (var sending = send(loadable, derived)) {
            sending.finish();
        }
        assertThat(runtime.find(name)).isEqualTo(Either.right(Option.none()));
        assertThat(load(loadable, name).get().imageId())
                .isEqualTo(image.config().digest());
        assertThat(load(derived, other).get().imageId()).isEqualTo(derived.imageId());
        assertThat(found(name).imageId()).isEqualTo(image.config().digest());
    }

    @Test
    void readsNothingAnyMoreOfWhatWasSentTogether() {
        var derived = LoadableImages.of(TestImage.of(seed, TestImage.platformOfThisMachine(), 4096, 2048, 512));
        try (var sending = send(loadable, derived)) {
            sending.finish();
        }
        assertThat(load(unreadable(loadable), name).isRight()).isEqualTo(takesSeveral());
        assertThat(load(unreadable(derived), name).isRight()).isEqualTo(takesSeveral());
    }

    @Test
    void sendsWhatBuildsOnWhatWasBegunBefore() {
        var derived = LoadableImages.of(TestImage.of(seed, TestImage.platformOfThisMachine(), 4096, 2048, 512));
        try (var first = send(loadable);
                var second = send(derived)) {
            first.finish();
            second.finish();
        }
        assertThat(load(derived, name).get().imageId()).isEqualTo(derived.imageId());
        assertThat(load(loadable, name).get().imageId()).isEqualTo(loadable.imageId());
    }

    @Test
    void loadsTheOthersWhereOneThatWasSentAlongIsDamaged() {
        var sound = LoadableImages.of(TestImage.of(~seed));
        var damaged = LoadableImages.with(
                loadable, layer -> LoadableImages.with(layer, () -> new ByteArrayInputStream(new byte[100])));
        try (var sending = send(sound, damaged)) {
            sending.finish();
        }
        assertThat(load(damaged, name).getLeft()).isInstanceOf(IntegrityViolation.class);
        assertThat(load(sound, name).get().imageId()).isEqualTo(sound.imageId());
        assertIsNotHeld(loadable);
    }

    @Test
    void holdsNothingOfWhatWasSentAndNotFinished() {
        send(loadable).close();
        assertIsNotHeld(loadable);
        assertThat(load(loadable, name).get().imageId())
                .isEqualTo(image.config().digest());
    }

    @Test
    void movesANameToWhatWasLoadedLast() {
        load(LoadableImages.of(TestImage.of(~seed)), name).get();
        load(loadable, name).get();
        assertThat(found(name).imageId()).isEqualTo(image.config().digest());
    }

    @Test
    void countsWhatIsSent() {
        var total = new AtomicLong();
        var sent = new AtomicLong();
        var observer = new LoadObserver() {
            @Override
            public void sending(long totalBytes) {
                total.addAndGet(totalBytes);
            }

            @Override
            public void sent(long bytes) {
                sent.addAndGet(bytes);
            }
        };
        loader.load(loadable, List.of(name), observer, Cancellation.none()).get();
        var expected = loadable.layers().stream()
                .mapToLong(LoadableImage.Layer::sizeBytes)
                .sum();
        assertThat(total).hasValue(expected);
        assertThat(sent).hasValue(expected);
    }

    @Test
    void endsALoadThatIsCancelledAndNamesNothing() throws Exception {
        var reading = new CountDownLatch(1);
        var cancellation = new Cancellation();
        var endless = LoadableImages.with(
                loadable, layer -> LoadableImages.with(layer, () -> new Stalled(reading, cancellation)));
        var outcome = CompletableFuture.supplyAsync(
                () -> loader.load(endless, List.of(name), LoadObserver.NONE, cancellation));
        reading.await();
        cancellation.cancel(WITHDRAWN);
        await().until(outcome::isDone);
        assertThat(outcome.join()).isEqualTo(Either.left(WITHDRAWN));
        assertThat(runtime.find(name)).isEqualTo(Either.right(Option.none()));
        assertThat(load(loadable, name).isRight()).isTrue();
    }

    @Test
    void doesNotEvenBeginWhatIsCancelledBefore() {
        var cancelled = new Cancellation();
        cancelled.cancel(WITHDRAWN);
        assertThat(loader.load(unreadable(loadable), List.of(name), LoadObserver.NONE, cancelled))
                .isEqualTo(Either.left(WITHDRAWN));
    }

    @Test
    void saysThatNobodyAnswers() {
        try (var absent = absentLoader()) {
            assertThat(absent.load(loadable, List.of(name), LoadObserver.NONE, Cancellation.none())
                            .getLeft())
                    .isInstanceOf(RuntimeUnavailable.class);
        }
    }

    /** Gives a byte now and then until cancelled, as a slow disk does. */
    private static final class Stalled extends InputStream {
        private final CountDownLatch reading;
        private final Cancellation cancellation;

        Stalled(CountDownLatch reading, Cancellation cancellation) {
            this.reading = reading;
            this.cancellation = cancellation;
        }

        @Override
        public int read() {
            reading.countDown();
            await().until(() -> cancellation.reason().isDefined());
            return -1;
        }
    }

    private void assertIsNotHeld(LoadableImage absent) {
        assertThat(runtime.list().get()).noneMatch(listed -> listed.imageId().equals(absent.imageId()));
    }

    private static LoadableImage unreadable(LoadableImage image) {
        return LoadableImages.with(image, LoadableImages::unreadable);
    }

    private HeldImage found(ImageReference reference) {
        return runtime.find(reference).get().get();
    }

    private Sending send(LoadableImage... images) {
        return loader.send(List.of(images), LoadObserver.NONE, Cancellation.none());
    }

    private Either<PullFailure, HeldImage> load(LoadableImage image, ImageReference... names) {
        return loader.load(image, List.of(names), LoadObserver.NONE, Cancellation.none());
    }

    private static ImageReference name(String repository, String tag) {
        return ImageReference.parse("registry.example/lab-" + UUID.randomUUID() + "/" + repository + ":" + tag)
                .get();
    }
}
