package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.application.port.ImageReader.Proof;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ImageDamage;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Damaged;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller may count on with every {@link ImageReader}, also of images that somebody has damaged. */
public abstract class ImageReaderContract {

    private static final PullFailure WITHDRAWN = new Cancelled(new Detail("nobody waits for it any more"));
    private static final Unproven UNEXAMINED = new Unproven(new Detail("not looked at"));

    /** What no other run has held. */
    protected final int seed = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);

    protected final TestImage image = TestImage.of(seed, TestImage.platformOfThisMachine(), 4096, 200_000, 512);
    private ImageReader reader;

    protected abstract ImageReader reader();

    /** Of an engine that nobody answers for. */
    protected abstract ImageReader absentReader();

    /** Has the engine hold it. */
    protected abstract void bring(TestImage held);

    /** Changes the content of this layer, the lowest being 0, where the engine keeps it. */
    protected abstract void damage(int layer);

    /** Takes the content of this layer away. */
    protected abstract void lose(int layer);

    @BeforeEach
    final void connect() {
        reader = reader();
    }

    @AfterEach
    final void disconnect() {
        reader.close();
    }

    @Test
    void handsOutEveryByteOfAnImage() {
        bring(image);
        assertThat(read()).isEqualTo(Either.right(new Intact()));
    }

    @Test
    void handsOutEveryByteOfWhatCameCompressedByZstd() {
        bringZstd(image);
        assertThat(read()).isEqualTo(Either.right(new Intact()));
    }

    protected abstract void bringZstd(TestImage held);

    @Test
    void showsThatALayerHasChanged() {
        bring(image);
        damage(1);
        assertDamaged(1);
    }

    @Test
    void showsThatALayersContentIsGone() {
        bring(image);
        lose(0);
        assertDamaged(0);
    }

    @Test
    void provesNothingOfAnImageThatIsNotThere() {
        assertThat(read().get()).isInstanceOf(Unproven.class);
    }

    @Test
    void letsTheProofEndWheneverItLikes() {
        bring(image);
        assertThat(reader.read(image.config().digest(), _ -> UNEXAMINED, Cancellation.none()))
                .isEqualTo(Either.right(UNEXAMINED));
        assertThat(read()).isEqualTo(Either.right(new Intact()));
    }

    @Test
    void breaksOffWhenCancelled() throws InterruptedException {
        bring(image);
        var cancellation = new Cancellation();
        var reading = new CountDownLatch(1);
        var outcome = CompletableFuture.supplyAsync(() -> reader.read(
                image.config().digest(),
                content -> {
                    reading.countDown();
                    await().until(() -> cancellation.reason().isDefined());
                    return proof().of(content);
                },
                cancellation));
        reading.await();
        cancellation.cancel(WITHDRAWN);
        assertThat(outcome.join()).isEqualTo(Either.left(WITHDRAWN));
    }

    @Test
    void saysThatNobodyAnswers() {
        try (var absent = absentReader()) {
            assertThat(absent.read(image.config().digest(), proof(), Cancellation.none())
                            .getLeft())
                    .isInstanceOf(RuntimeUnavailable.class);
        }
    }

    /** Whoever knows which layer it is says so. */
    protected final void assertDamaged(int layer) {
        var wanted = image.configuration().diffIds().get(layer);
        assertThat(read().get())
                .isInstanceOfSatisfying(
                        Damaged.class,
                        damaged -> assertThat(damaged.parts())
                                .extracting(ImageDamage::layer)
                                .allMatch(told -> told.isEmpty() || told.equals(Option.some(wanted)))
                                .hasSize(1));
    }

    protected final Either<PullFailure, ImageIntegrity> read() {
        return reader.read(image.config().digest(), proof(), Cancellation.none());
    }

    private Proof proof() {
        return content -> new InMemoryProver().know(image).prove(image.config().digest(), content);
    }
}
