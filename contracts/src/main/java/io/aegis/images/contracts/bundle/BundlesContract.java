package io.aegis.images.contracts.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BundleDraft;
import io.aegis.images.application.port.BundleDraft.BlobPlace;
import io.aegis.images.application.port.Bundles;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleFailure.Unwritable;
import io.aegis.images.domain.content.Descriptor;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a caller may count on wherever {@link Bundles} are written. */
public abstract class BundlesContract {

    private static final Blob LAYER = TestImage.of(1, "amd64", 100_000).layers().getFirst();
    private static final Descriptor DESCRIBED =
            new Descriptor(LAYER.mediaType(), LAYER.digest(), LAYER.content().length);

    protected abstract Bundles bundles();

    /** Where a bundle may be put that is not there yet. */
    protected abstract Path file();

    protected abstract boolean isThere(Path file);

    @Test
    final void putsNothingAtTheFileBeforeItIsFinished() {
        try (var draft = draft()) {
            write(place(draft), LAYER.content());
            assertThat(isThere(file())).isFalse();
            assertThat(draft.finish().get().sizeBytes()).isGreaterThanOrEqualTo(LAYER.content().length);
        }
        assertThat(isThere(file())).isTrue();
    }

    @Test
    final void knowsABlobThatIsWhole() {
        try (var draft = draft()) {
            var place = place(draft);
            write(place, Arrays.copyOf(LAYER.content(), 500));
            assertThat(place.have()).isEqualTo(500);
            assertThat(place.isWhole()).isFalse();
            write(place, Arrays.copyOfRange(LAYER.content(), 500, LAYER.content().length));
            assertThat(place.isWhole()).isTrue();
        }
    }

    @Test
    final void beginsABlobAnewThatIsCompleteAndWrong() {
        try (var draft = draft()) {
            var place = place(draft);
            write(place, new byte[LAYER.content().length]);
            assertThat(place.isWhole()).isFalse();
            assertThat(place.have()).isZero();
            write(place, LAYER.content());
            assertThat(place.isWhole()).isTrue();
        }
    }

    @Test
    final void goesOnWithWhatAnEarlierAttemptHasLeft() {
        try (var draft = draft()) {
            assertThat(draft.bytesKept()).isZero();
            write(place(draft), LAYER.content());
        }
        try (var draft = draft()) {
            assertThat(draft.bytesKept()).isEqualTo(LAYER.content().length);
            assertThat(place(draft).isWhole()).isTrue();
        }
    }

    @Test
    final void givesTheSameContentTheSameId() {
        assertThat(finished()).isEqualTo(finished());
    }

    @Test
    final void isWrittenByOneAtATime() {
        try (var _ = draft()) {
            assertThat(bundles().draft(order()).getLeft()).isInstanceOf(Unwritable.class);
        }
        draft().close();
    }

    private BundleDraft.Finished finished() {
        try (var draft = draft()) {
            var place = place(draft);
            if (!place.isWhole()) {
                write(place, LAYER.content());
            }
            return draft.finish().get();
        }
    }

    private BundleDraft draft() {
        return bundles().draft(order()).get();
    }

    private Bundles.Order order() {
        var contents = new BundleContents(
                Instant.EPOCH, List.of(), Option.none(), Option.none(), List.of(), List.of(DESCRIBED), List.of());
        return new Bundles.Order(file(), contents, Map.of(), Option.none(), Option.none());
    }

    private static BlobPlace place(BundleDraft draft) {
        return draft.place(DESCRIBED).get();
    }

    private static void write(BlobPlace place, byte[] content) {
        assertThat(place.take(ByteBuffer.wrap(content))).isEmpty();
    }
}
