package io.aegis.images.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BlobSink;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.port.RegistryContent.RemoteContent;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link RegistryContent} keeps to, whatever it asks. */
public abstract class RegistryContentContract {

    private static final Option<Credential> NOBODY = Option.none();
    private static final TestImage IMAGE = TestImage.of(1, "amd64", 1000, 300_000);
    private static final TestImage OTHER = TestImage.of(2, "arm64", 3000);
    private static final Blob LAYER = IMAGE.layers().getLast();

    private String repository;

    protected abstract RegistryContent content();

    /** At a host that lets everybody read. */
    protected abstract Shelf open();

    /** At a host that wants {@link #credential()}. */
    protected abstract Shelf guarded();

    protected abstract UsernamePassword credential();

    @BeforeEach
    final void choose() {
        repository = "content/" + UUID.randomUUID();
    }

    @Test
    void givesAManifestAsItIsKept() {
        assertThat(manifest(open().push(repository, "1", IMAGE), NOBODY).get()).satisfies(found -> {
            assertThat(found.bytes()).isEqualTo(IMAGE.manifest().content());
            assertThat(found.manifest()).isEqualTo(IMAGE.read());
            assertThat(found.descriptor()).isEqualTo(IMAGE.manifest().described());
        });
    }

    @Test
    void givesAnIndexAndTheManifestsThatItNames() {
        var reference = open().pushIndex(repository, "1", IMAGE, OTHER);

        var index = manifest(reference, NOBODY).get();
        assertThat(index.bytes()).isEqualTo(TestImage.index(IMAGE, OTHER).content());
        assertThat(index.manifest()).isEqualTo(TestImage.readIndex(IMAGE, OTHER));
        assertThat(manifest(reference.withDigest(OTHER.manifest().digest()), NOBODY)
                        .get()
                        .manifest())
                .isEqualTo(OTHER.read());
    }

    @Test
    void tellsWhatIsMissing() {
        open().push(repository, "1", IMAGE);

        assertMissing(manifest(open().reference(repository + ":2"), NOBODY), Missing.TAG);
        assertMissing(manifest(open().reference(repository + "-not:1"), NOBODY), Missing.REPOSITORY);
    }

    @Test
    void givesAConfigurationWhole() {
        var reference = open().push(repository, "1", IMAGE);

        assertThat(content()
                        .document(reference, IMAGE.config().described(), NOBODY, Cancellation.none())
                        .get())
                .isEqualTo(IMAGE.config().content());
    }

    @Test
    void readsAConfiguration() {
        var reference = open().push(repository, "1", IMAGE);
        var config = IMAGE.config().described();

        assertThat(content()
                        .configuration(reference, config, NOBODY, Cancellation.none())
                        .get())
                .satisfies(found -> {
                    assertThat(found.configuration()).isEqualTo(IMAGE.configuration());
                    assertThat(found.bytes()).isEqualTo(IMAGE.config().content());
                });
    }

    @Test
    void givesNoDocumentThatIsNotOne() {
        var reference = open().push(repository, "1", IMAGE);
        var large = new Descriptor("", LAYER.digest(), RegistryContent.LARGEST_DOCUMENT + 1);
        var unknown = new Descriptor("", OTHER.manifest().digest(), 12);

        assertDamaged(content().document(reference, large, NOBODY, Cancellation.none()));
        assertDamaged(content().document(reference, unknown, NOBODY, Cancellation.none()));
    }

    @Test
    void givesABlobToItsSink() {
        var sink = new Kept();

        assertThat(blob(open().push(repository, "1", IMAGE), 0, sink)).isEqualTo(Either.right(LAYER.described()));
        assertThat(sink.bytes.toByteArray()).isEqualTo(LAYER.content());
    }

    @Test
    void goesOnWhereTheSinkStands() {
        var reference = open().push(repository, "1", IMAGE);
        int from = LAYER.content().length - 1234;
        var sink = new Kept();

        assertThat(blob(reference, from, sink).isRight()).isTrue();
        assertThat(sink.bytes.toByteArray())
                .isEqualTo(Arrays.copyOfRange(LAYER.content(), from, LAYER.content().length));
    }

    @Test
    void hasNothingMoreToGiveAtTheEnd() {
        var sink = new Kept();

        assertThat(blob(open().push(repository, "1", IMAGE), LAYER.content().length, sink)
                        .isRight())
                .isTrue();
        assertThat(sink.bytes.size()).isZero();
    }

    @Test
    void tellsABlobThatIsMissing() {
        var reference = open().push(repository, "1", IMAGE);
        var missing = new Descriptor("", OTHER.manifest().digest(), 12);

        assertDamaged(content().blob(reference, missing, 0, new Kept(), NOBODY, Cancellation.none()));
    }

    @Test
    void tellsABlobOfAnotherSize() {
        var reference = open().push(repository, "1", IMAGE);
        var shorter = new Descriptor("", LAYER.digest(), LAYER.content().length - 1);
        var longer = new Descriptor("", LAYER.digest(), LAYER.content().length + 1);
        var sink = new Kept();

        assertDamaged(content().blob(reference, shorter, 0, sink, NOBODY, Cancellation.none()));
        assertDamaged(content().blob(reference, longer, 0, sink, NOBODY, Cancellation.none()));
        assertThat(sink.bytes.size()).isZero();
    }

    @Test
    void endsWithWhatTheSinkSays() {
        PullFailure full = new DiskFull("/x", Detail.NONE);

        assertThat(blob(open().push(repository, "1", IMAGE), 0, _ -> Option.some(full)))
                .isEqualTo(Either.left(full));
    }

    @Test
    void givesNothingWhenCancelled() {
        var reference = open().push(repository, "1", IMAGE);
        var cancellation = Cancellation.none();
        cancellation.cancel(new Cancelled(new Detail("enough")));
        var sink = new Kept();

        assertThat(content().blob(reference, LAYER.described(), 0, sink, NOBODY, cancellation))
                .isEqualTo(Either.left(new Cancelled(new Detail("enough"))));
        assertThat(content().manifest(reference, NOBODY, cancellation).isLeft()).isTrue();
        assertThat(sink.bytes.size()).isZero();
    }

    @Test
    void givesNothingWithoutTheCredentialThatIsWanted() {
        var reference = guarded().push(repository, "1", IMAGE);

        assertThat(manifest(reference, NOBODY).getLeft()).isInstanceOf(AuthenticationFailed.class);
        assertThat(blob(reference, 0, new Kept()).getLeft()).isInstanceOf(AuthenticationFailed.class);
    }

    @Test
    void givesAllOfItWithTheRightCredential() {
        var reference = guarded().push(repository, "1", IMAGE);
        var shown = Option.<Credential>some(credential());
        var sink = new Kept();

        assertThat(manifest(reference, shown).get().manifest()).isEqualTo(IMAGE.read());
        assertThat(content()
                        .blob(reference, LAYER.described(), 0, sink, shown, Cancellation.none())
                        .isRight())
                .isTrue();
        assertThat(sink.bytes.toByteArray()).isEqualTo(LAYER.content());
    }

    private Either<PullFailure, RemoteContent> manifest(ImageReference reference, Option<Credential> credential) {
        return content().manifest(reference, credential, Cancellation.none());
    }

    private Either<PullFailure, Descriptor> blob(ImageReference reference, long from, BlobSink sink) {
        return content().blob(reference, LAYER.described(), from, sink, NOBODY, Cancellation.none());
    }

    private static void assertMissing(Either<PullFailure, ?> told, Missing missing) {
        assertThat(told.getLeft())
                .isInstanceOfSatisfying(
                        ImageNotFound.class,
                        failure -> assertThat(failure.missing()).isEqualTo(missing));
    }

    private static void assertDamaged(Either<PullFailure, ?> told) {
        assertThat(told.getLeft()).isInstanceOf(IntegrityViolation.class);
    }

    private static final class Kept implements BlobSink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public Option<PullFailure> take(ByteBuffer part) {
            var copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
            return Option.none();
        }
    }
}
