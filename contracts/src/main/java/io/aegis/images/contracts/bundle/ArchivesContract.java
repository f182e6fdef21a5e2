package io.aegis.images.contracts.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aegis.images.application.port.ArchivedImage.Layer;
import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.bundle.BundleFailure.Unreadable;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What a caller may count on with every archive that {@link Archives} open. */
public abstract class ArchivesContract {

    protected static final ImageReference NAME =
            ImageReference.parse("registry.example/a/agent:1").get();
    protected static final TestImage IMAGE = TestImage.of(1, "amd64", 3000, 500_000);
    private static final Blob LAYER = IMAGE.layers().getLast();

    /**
     * An archive with {@link #IMAGE}, called {@link #NAME}.
     *
     * @param damaged one of its layers, which is not what its digest says
     */
    protected abstract OpenArchive open(Option<Blob> damaged);

    @Test
    final void givesAnImageAsItsRegistryHasIt() {
        try (var archive = sound()) {
            assertThat(archive.images()).hasSize(1);
            var image = archive.images().getFirst();
            assertThat(image.names()).containsExactly(NAME.toString());
            assertThat(image.references()).containsExactly(NAME);
            assertThat(image.imageId()).isEqualTo(IMAGE.config().digest());
            assertThat(image.digest()).contains(IMAGE.manifest().digest());
            assertThat(image.platform()).isEqualTo(IMAGE.platform());
            assertThat(image.configuration()).isEqualTo(IMAGE.config().content());
            assertThat(image.layers())
                    .extracting(layer -> layer.blob().digest())
                    .containsExactlyElementsOf(
                            IMAGE.layers().stream().map(Blob::digest).toList());
            assertThat(image.layers()).allMatch(Layer::held);
            assertThat(archive.missing()).isEmpty();
        }
    }

    @Test
    final void givesContentByteForByteAsOftenAsWanted() throws IOException {
        try (var archive = sound()) {
            for (int time = 0; time < 2; time++) {
                try (var bytes = archive.read(LAYER.digest()).get()) {
                    assertThat(bytes.readAllBytes()).isEqualTo(LAYER.content());
                }
            }
        }
    }

    @Test
    final void throwsWhereContentThatIsReadIsAnother() throws IOException {
        try (var archive = damaged();
                var bytes = archive.read(LAYER.digest()).get()) {
            assertThatThrownBy(bytes::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    final void tellsDamagedContentFromSound() {
        try (var archive = damaged()) {
            assertThat(archive.check(described(archive, LAYER), _ -> {}, Cancellation.none())
                            .getLeft())
                    .isInstanceOf(Damaged.class);
            var other = described(archive, IMAGE.layers().getFirst());
            assertThat(archive.check(other, _ -> {}, Cancellation.none()).get()).isEqualTo(other);
        }
    }

    @Test
    final void countsWhatItReads() {
        var read = new AtomicLong();
        try (var archive = sound()) {
            archive.check(described(archive, LAYER), read::addAndGet, Cancellation.none())
                    .get();
        }
        assertThat(read).hasValue(LAYER.content().length);
    }

    @Test
    final void readsOnNoLongerWhenCancelled() {
        var cancelled = new Cancellation();
        cancelled.cancel(new Cancelled(new Detail("not wanted any more")));
        try (var archive = sound()) {
            assertThat(archive.check(described(archive, LAYER), _ -> {}, cancelled)
                            .getLeft())
                    .isInstanceOf(Unreadable.class);
        }
    }

    @Test
    final void holdsNothingElse() {
        var other = new Digest("sha256:" + "e".repeat(64));
        try (var archive = sound()) {
            assertThat(archive.holds(LAYER.digest())).isTrue();
            assertThat(archive.holds(other)).isFalse();
            assertThat(archive.read(other).getLeft()).isInstanceOf(Damaged.class);
            assertThat(archive.check(new Descriptor("", other, 1), _ -> {}, Cancellation.none())
                            .getLeft())
                    .isInstanceOf(Damaged.class);
        }
    }

    private OpenArchive sound() {
        return open(Option.none());
    }

    private OpenArchive damaged() {
        return open(Option.some(LAYER));
    }

    private static Descriptor described(OpenArchive archive, Blob blob) {
        return archive.blobs().stream()
                .filter(held -> held.digest().equals(blob.digest()))
                .findFirst()
                .orElseThrow();
    }
}
