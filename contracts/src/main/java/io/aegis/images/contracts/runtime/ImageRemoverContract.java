package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.ImageRemover.ContainerUse;
import io.aegis.images.application.port.ImageRemover.HeldByTags;
import io.aegis.images.application.port.ImageRemover.InUse;
import io.aegis.images.application.port.ImageRemover.NotThere;
import io.aegis.images.application.port.ImageRemover.Removal;
import io.aegis.images.application.port.ImageRemover.Removed;
import io.aegis.images.application.port.ImageRemover.StoredImage;
import io.aegis.images.application.port.ImageRemover.Untagged;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller may count on with every {@link ImageRemover}. */
public abstract class ImageRemoverContract {

    private static final int SIZE = 1 << 20;

    private final String repository = "lab-" + UUID.randomUUID() + "/agent";
    private final TestImage image = TestImage.fresh(SIZE);

    private ContainerRuntime runtime;
    private ImageRemover remover;
    private ContractRegistry registry;

    protected abstract ContainerRuntime runtime();

    /** Of the same engine. */
    protected abstract ImageRemover remover(ContainerRuntime runtime);

    /** Of an engine that does not answer. */
    protected abstract ImageRemover absentRemover();

    protected abstract ContractRegistry registry(ContainerRuntime runtime);

    /** Makes a container of the image that never runs, and answers with its name. */
    protected abstract String createContainer(ImageReference reference, Digest imageId);

    /** Puts an image into the cache that has no name. */
    protected abstract Digest bringNameless();

    @BeforeEach
    final void connect() {
        runtime = runtime();
        remover = remover(runtime);
        registry = registry(runtime);
    }

    @AfterEach
    final void disconnect() {
        registry.close();
        remover.close();
        runtime.close();
    }

    @Test
    void removesAnImageAndTellsWhatBecameFree() {
        var reference = pulled("1", image);

        assertFreed(remove(reference), SIZE);
        assertThat(holds(reference)).isFalse();
        assertThat(stored(image)).isEmpty();
    }

    @Test
    void freesNothingWithOneTagOfTwo() {
        var first = pulled("1", image);
        var second = pulled("2", image);

        assertThat(remove(first)).isEqualTo(new Untagged());
        assertThat(holds(first)).isFalse();
        assertThat(holds(second)).isTrue();
        assertFreed(remove(second), SIZE);
    }

    @Test
    void saysThatThereIsNoSuchName() {
        var reference = pulled("1", image);

        assertThat(remove(parsed(reference.name() + ":2"))).isEqualTo(new NotThere());
        assertThat(remove(parsed(repository + ":1"))).isEqualTo(new NotThere());
        assertThat(remove(byDigest(parsed(reference.name() + "-other:1")))).isEqualTo(new NotThere());
        assertThat(holds(reference)).isTrue();
    }

    @Test
    void removesWhatWasPulledByDigest() {
        var digest = byDigest(registry.serve(repository, "1", image));
        pull(digest);

        assertFreed(remove(digest), SIZE);
        assertThat(holds(digest)).isFalse();
    }

    @Test
    void leavesADigestThatATagHolds() {
        var reference = pulled("1", image);

        assertThat(remove(byDigest(reference))).isEqualTo(new HeldByTags(List.of(reference)));
        assertThat(holds(reference)).isTrue();
        assertThat(holds(byDigest(reference))).isTrue();
    }

    @Test
    void removesAnImageWithAllOfItsNamesTagsFirst() {
        var reference = pulled("1", image);
        pull(byDigest(reference));

        var endings = List.of(remove(reference), remove(byDigest(reference)));
        assertThat(endings).hasAtLeastOneElementOfType(Removed.class);
        assertThat(stored(image)).isEmpty();
    }

    @Test
    void leavesWhatAContainerUsesThoughItNeverRan() {
        var reference = pulled("1", image);
        var container = createContainer(reference, image.config().digest());

        assertThat(remove(reference))
                .isInstanceOfSatisfying(
                        InUse.class, use -> assertThat(use.containers()).containsExactly(container));
        assertThat(holds(reference)).isTrue();
        assertThat(remover.uses().get())
                .contains(new ContainerUse(container, image.config().digest(), false));
    }

    @Test
    void removesAnImageWithoutANameByItsId() {
        var nameless = bringNameless();
        assertThat(remover.images().get())
                .filteredOn(stored -> stored.imageId().equals(nameless))
                .singleElement()
                .satisfies(stored -> {
                    assertThat(stored.tags()).isEmpty();
                    assertThat(stored.digests()).isEmpty();
                });

        assertThat(remover.removeNameless(nameless).get()).isInstanceOf(Removed.class);
        assertThat(remover.removeNameless(nameless).get()).isEqualTo(new NotThere());
    }

    @Test
    void takesNothingForNamelessThatHasAName() {
        var reference = pulled("1", image);

        assertThat(remover.removeNameless(image.config().digest()).get()).isEqualTo(new NotThere());
        assertThat(holds(reference)).isTrue();
    }

    @Test
    void tellsWhatIsKeptUnderWhichNames() {
        var reference = pulled("1", image);

        assertThat(stored(image)).singleElement().satisfies(stored -> {
            assertThat(stored.tags()).containsExactly(reference);
            assertThat(stored.digests()).containsExactly(byDigest(reference));
            assertThat(stored.sizeBytes()).isBetween((long) SIZE, 2L * SIZE);
            assertThat(stored.uniqueBytes().get()).isBetween((long) SIZE, 2L * SIZE);
        });
    }

    @Test
    void saysThatItCannotSayWhenNobodyAnswers() {
        try (var absent = absentRemover()) {
            assertThat(absent.remove(parsed("ghcr.io/acme/agent:1")).getLeft()).isInstanceOf(RuntimeUnavailable.class);
            assertThat(absent.removeNameless(image.config().digest()).getLeft()).isInstanceOf(RuntimeUnavailable.class);
            assertThat(absent.images().getLeft()).isInstanceOf(RuntimeUnavailable.class);
            assertThat(absent.uses().getLeft()).isInstanceOf(RuntimeUnavailable.class);
        }
    }

    protected final ImageReference pulled(String tag, TestImage content) {
        return pull(registry.serve(repository, tag, content));
    }

    protected final Removal remove(ImageReference reference) {
        return remover.remove(reference).get();
    }

    protected final List<StoredImage> stored(TestImage content) {
        return remover.images().get().stream()
                .filter(stored -> stored.imageId().equals(content.config().digest()))
                .toList();
    }

    /** An engine counts a little more than the layers. */
    protected static void assertFreed(Removal removal, long bytes) {
        assertThat(removal)
                .isInstanceOfSatisfying(
                        Removed.class,
                        removed -> assertThat(removed.bytesFreed()).isBetween(bytes, bytes + SIZE / 2));
    }

    private ImageReference pull(ImageReference reference) {
        runtime.pull(new PullRequest(reference, Option.none(), Option.none()), PullObserver.NONE, Cancellation.none())
                .get();
        return reference;
    }

    private boolean holds(ImageReference reference) {
        return runtime.find(reference).map(Option::isDefined).get();
    }

    private ImageReference byDigest(ImageReference reference) {
        return parsed(reference.name() + "@" + image.manifest().digest());
    }

    private static ImageReference parsed(String text) {
        return ImageReference.parse(text).get();
    }
}
