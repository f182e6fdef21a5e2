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
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
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

    /** Has all but the highest of its layers. */
    private final TestImage other = image.sharing(2, seed + 1, 512);

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
    void tellsAnImagesLayers() {
        bring(image);
        assertThat(reader.layers(image.config().digest()))
                .isEqualTo(Either.right(image.configuration().diffIds()));
        assertThat(reader.layers(other.config().digest())).isEqualTo(Either.right(List.of()));
    }

    @Test
    void handsOutImagesTogetherAndWhatTheyShareOnce() {
        bring(image);
        bring(other);
        var bytes = new AtomicLong();
        assertThat(together(bytes))
                .isEqualTo(Either.right(
                        Set.of(image.config().digest(), other.config().digest())));
        assertThat(bytes.get()).isBetween(208_000L, 300_000L);
    }

    @Test
    void provesNothingTogetherOfWhatIsDamaged() {
        bring(image);
        bring(other);
        damage(2);
        assertThat(together(new AtomicLong()).get())
                .doesNotContain(image.config().digest());
        assertDamaged(2);
        assertThat(reader.read(other.config().digest(), proof(other), Cancellation.none()))
                .isEqualTo(Either.right(new Intact()));
        damage(0);
        assertThat(together(new AtomicLong()).get()).isEmpty();
    }

    @Test
    void provesNothingTogetherOfWhatIsNotThere() {
        bring(image);
        assertThat(together(new AtomicLong()).get())
                .doesNotContain(other.config().digest());
        assertThat(read()).isEqualTo(Either.right(new Intact()));
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
        assertThat(reader.readTogether(
                        ids(),
                        content -> {
                            content.readAllBytes();
                            return Set.of();
                        },
                        cancellation))
                .isEqualTo(Either.left(WITHDRAWN));
    }

    @Test
    void saysThatNobodyAnswers() {
        try (var absent = absentReader()) {
            assertThat(absent.read(image.config().digest(), proof(), Cancellation.none())
                            .getLeft())
                    .isInstanceOf(RuntimeUnavailable.class);
            assertThat(absent.layers(image.config().digest()).getLeft()).isInstanceOf(RuntimeUnavailable.class);
            assertThat(absent.readTogether(ids(), _ -> Set.of(), Cancellation.none())
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

    private Either<PullFailure, Set<Digest>> together(AtomicLong bytes) {
        return reader.readTogether(
                ids(),
                content -> {
                    var whole = content.readAllBytes();
                    bytes.set(whole.length);
                    return new InMemoryProver()
                            .know(image)
                            .know(other)
                            .proveTogether(ids(), new ByteArrayInputStream(whole));
                },
                Cancellation.none());
    }

    private List<Digest> ids() {
        return List.of(image.config().digest(), other.config().digest());
    }

    private Proof proof() {
        return proof(image);
    }

    private static Proof proof(TestImage image) {
        return content -> new InMemoryProver().know(image).prove(image.config().digest(), content);
    }
}
