package io.aegis.images.adapters.bundle;

import static io.aegis.images.adapters.bundle.Making.AMD64;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.BundleVerifier;
import io.aegis.images.application.bundling.BundleRefusal;
import io.aegis.images.application.bundling.MadeBundle;
import io.aegis.images.application.loading.CheckListener;
import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.Bundles;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.port.OpenArchive.Kind;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.InMemoryContent;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.bundle.BundleFailure.NoRoom;
import io.aegis.images.domain.bundle.BundleFailure.NotSigned;
import io.aegis.images.domain.bundle.BundleFailure.Unwritable;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {

    private static final RegistryHost HOST = new RegistryHost("registry.example");
    private static final TestImage IMAGE = TestImage.of(1, "amd64", 3000, 900_000);
    private static final TestImage OTHER = TestImage.of(2, "amd64", 2000);
    private static final TestImage ARM = TestImage.of(3, "arm64", 1000);
    private static final Blob LARGE = IMAGE.layers().getLast();
    private static final PullFailure LOST = new RegistryUnreachable(HOST, new Detail("connection lost"));

    private final InMemoryContent registry = new InMemoryContent();
    private final Shelf shelf = registry.shelf(HOST);
    private final ImageReference one = shelf.push("a/one", "1", IMAGE);
    private final ImageReference two = shelf.push("a/two", "1", OTHER);
    private final ImageReference both = shelf.pushIndex("a/both", "1", OTHER, ARM);

    @TempDir
    private Path directory;

    @Test
    void holdWhatTheirImagesConsistOf() {
        var made = make(one, two, both).get();

        try (var bundle = open(made.file())) {
            assertThat(bundle.kind()).isEqualTo(Kind.BUNDLE);
            assertThat(bundle.bundle().get().id()).isEqualTo(made.id());
            assertThat(bundle.bundle().get().contents()).isEqualTo(made.contents());
            assertThat(bundle.images())
                    .extracting(ArchivedImage::references)
                    .containsExactly(List.of(one), List.of(two), List.of(both));
            assertThat(bundle.images().getLast().digest())
                    .contains(TestImage.index(OTHER, ARM).digest());
            assertThat(bundle.images().getLast().manifest().get().bytes())
                    .isEqualTo(OTHER.manifest().content());
            assertThat(bundle.blobs()).extracting(Descriptor::digest).doesNotHaveDuplicates();
            assertThat(made.contents().images().getLast().leftOut()).containsExactly(ARM.platform());
        }
        assertThat(verify(made.file()).isRight()).isTrue();
        assertNothingElse(made.file());
    }

    @Test
    void areTheSameForTheSameImages() throws IOException {
        var first =
                Making.of(registry, directory.resolve("1.tar"), one, two).make().get();
        var second =
                Making.of(registry, directory.resolve("2.tar"), one, two).make().get();

        assertThat(Files.mismatch(first.file(), second.file())).isEqualTo(-1);
        assertThat(first.id()).isEqualTo(second.id());
    }

    @Test
    void carryEveryPlatformThatIsWanted() {
        var made = making(both).forPlatforms(AMD64, ARM.platform()).make().get();

        try (var bundle = open(made.file())) {
            assertThat(bundle.images())
                    .extracting(ArchivedImage::platform)
                    .containsExactly(OTHER.platform(), ARM.platform());
            assertThat(made.contents().images().getFirst().leftOut()).isEmpty();
        }
    }

    @Test
    void leaveOutWhatTheirBaseHas() {
        var base =
                Making.of(registry, directory.resolve("base.tar"), one).make().get();
        var before = registry.asked().size();

        var made = making(one, two).onTopOf(base.file()).make().get();

        assertThat(registry.asked().subList(before, registry.asked().size()))
                .containsExactly(OTHER.layers().getFirst().digest());
        try (var bundle = open(made.file())) {
            assertThat(bundle.holds(LARGE.digest())).isFalse();
            assertThat(bundle.missing()).extracting(Descriptor::digest).contains(LARGE.digest());
            assertThat(bundle.images().getFirst().layers()).noneMatch(ArchivedImage.Layer::held);
            assertThat(made.contents().base().get().id()).isEqualTo(base.id());
        }
        assertThat(verify(made.file()).isRight()).isTrue();
        assertThat(made.sizeBytes()).isLessThan(base.sizeBytes() / 10);
    }

    @Test
    void takeALockAlong() {
        var made = making(two).withLock("locked: true\n".getBytes(UTF_8)).make().get();

        try (var bundle = open(made.file())) {
            assertThat(bundle.bundle().get().lock().get()).asString(UTF_8).isEqualTo("locked: true\n");
        }
    }

    @Test
    void tellAllThatIsWrongAndLeaveNothing() {
        var missing = shelf.reference("a/none:1");
        var told = making(one, missing, shelf.push("a/arm", "1", ARM)).make().getLeft();

        assertThat(told)
                .isInstanceOfSatisfying(
                        BundleRefusal.Images.class,
                        refused -> assertThat(refused.images())
                                .extracting(image -> image.failure().name())
                                .containsExactly("ImageNotFound", "PlatformMismatch"));
        assertThat(directory.toFile().list()).isEmpty();
    }

    @Test
    void goOnWhereALostConnectionLeftThem() throws IOException {
        registry.trouble((blob, at) ->
                Option.when(blob.digest().equals(LARGE.digest()) && at >= LARGE.content().length / 2, LOST));
        var told = make(one, two).getLeft();
        assertThat(told).isInstanceOfSatisfying(BundleRefusal.Images.class, refused -> {
            assertThat(refused.images()).containsExactly(new BundleRefusal.Missing(one, LOST));
            assertThat(refused.keptBytes()).isPositive();
        });
        assertThat(directory.resolve("bundle.tar")).doesNotExist();

        registry.trouble((_, _) -> Option.none());
        var before = registry.asked().size();
        var made = make(one, two).get();

        assertThat(registry.asked().subList(before, registry.asked().size())).containsOnly(LARGE.digest());
        assertThat(verify(made.file()).isRight()).isTrue();
        assertNothingElse(made.file());
        assertThat(Files.mismatch(
                        made.file(),
                        Making.of(registry, directory.resolve("2.tar"), one, two)
                                .make()
                                .get()
                                .file()))
                .isEqualTo(-1);
    }

    @Test
    void trustNothingThatAnEarlierAttemptLeft() throws IOException {
        registry.trouble((blob, _) ->
                Option.when(blob.digest().equals(OTHER.layers().getFirst().digest()), LOST));
        assertThat(make(one, two).isLeft()).isTrue();
        var part = directory.resolve(".bundle.tar.part");
        var bytes = Files.readAllBytes(part);
        bytes[bytes.length / 2] ^= 1;
        Files.write(part, bytes);

        registry.trouble((_, _) -> Option.none());

        assertThat(verify(make(one, two).get().file()).isRight()).isTrue();
    }

    @Test
    void keepWhatIsStillWantedWhenOtherImagesAre() {
        registry.trouble((blob, _) ->
                Option.when(blob.digest().equals(OTHER.layers().getFirst().digest()), LOST));
        assertThat(make(two, one).isLeft()).isTrue();
        registry.trouble((_, _) -> Option.none());
        var before = registry.asked().size();

        var made = make(one).get();

        assertThat(registry.asked()).hasSize(before);
        assertThat(verify(made.file()).isRight()).isTrue();
    }

    @Test
    void refuseContentThatIsNotItsDigest() {
        var other = LARGE.content().clone();
        other[5] ^= 1;
        registry.replace(LARGE.digest(), other);

        assertThat(make(one).getLeft())
                .isInstanceOfSatisfying(
                        BundleRefusal.Images.class,
                        refused -> assertThat(refused.images().getFirst().failure())
                                .isInstanceOf(IntegrityViolation.class));
        assertThat(directory.resolve("bundle.tar")).doesNotExist();
    }

    @Test
    void areNotBegunWhereThereIsNoRoom() {
        var told = BundleAdapter.bundles().draft(order(new Descriptor("", LARGE.digest(), 1L << 50)));

        assertThat(told.getLeft())
                .isInstanceOfSatisfying(
                        NoRoom.class,
                        full -> assertThat(full.room().get().neededBytes()).isGreaterThan(1L << 50));
        assertThat(directory.resolve(".bundle.tar.part")).doesNotExist();
    }

    @Test
    void areWrittenByOneAtATime() {
        var order = order(LARGE.described());
        try (var _ = BundleAdapter.bundles().draft(order).get()) {
            assertThat(BundleAdapter.bundles().draft(order).getLeft()).isInstanceOf(Unwritable.class);
        }
    }

    @Test
    void areSignedAndCheckedByTheKeysHalves() throws IOException, GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var made = making(two)
                .signedWith(pem("key", "PRIVATE", keys.getPrivate().getEncoded()))
                .make()
                .get();

        try (var bundle = open(made.file())) {
            assertThat(bundle.signedBy(pem("pub", "PUBLIC", keys.getPublic().getEncoded()))
                            .isRight())
                    .isTrue();
            assertThat(bundle.signedBy(pem("other", "PUBLIC", others.getPublic().getEncoded()))
                            .getLeft())
                    .isInstanceOf(NotSigned.class);
        }
        try (var bundle = open(make(two).get().file())) {
            assertThat(bundle.signedBy(directory.resolve("pub")).getLeft()).isInstanceOf(NotSigned.class);
        }
    }

    @Test
    void showEveryByteThatWasChanged() throws IOException {
        var file = make(two).get().file();
        var whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 211) {
            var changed = whole.clone();
            changed[at] ^= 0x20;
            Files.write(file, changed);
            assertThat(verify(file).isLeft()).as("byte " + at).isTrue();
        }
    }

    private Either<BundleRefusal, MadeBundle> make(ImageReference... references) {
        return making(references).make();
    }

    private Making making(ImageReference... references) {
        return Making.of(registry, directory.resolve("bundle.tar"), references);
    }

    private Bundles.Order order(Descriptor blob) {
        var contents = new BundleContents(
                Instant.EPOCH, List.of(AMD64), Option.none(), Option.none(), List.of(), List.of(blob), List.of());
        return new Bundles.Order(directory.resolve("bundle.tar"), contents, Map.of(), Option.none(), Option.none());
    }

    @Test
    void writesThroughNoLinkThatSomebodyHasPutThere() throws IOException {
        var precious = Files.writeString(directory.resolve("precious"), "precious");
        for (var name : List.of(".bundle.tar.part.journal", ".bundle.tar.part")) {
            var link = Files.createSymbolicLink(directory.resolve(name), precious);
            assertThat(make(one).getLeft())
                    .as(name)
                    .isInstanceOfSatisfying(
                            BundleRefusal.File.class,
                            refused -> assertThat(refused.failure()).isInstanceOf(Unwritable.class));
            assertThat(precious).hasContent("precious");
            Files.delete(link);
        }
    }

    private static Either<BundleFailure, Integer> verify(Path file) {
        return new BundleVerifier(BundleAdapter.archives())
                .verify(
                        file,
                        Option.none(),
                        CheckListener.NONE,
                        Cancellation.none(),
                        bundle -> bundle.blobs().size());
    }

    private static OpenArchive open(Path file) {
        return BundleAdapter.archives().open(file).get();
    }

    private Path pem(String name, String kind, byte[] key) throws IOException {
        return Files.writeString(
                directory.resolve(name),
                "-----BEGIN " + kind + " KEY-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END "
                        + kind + " KEY-----\n");
    }

    private void assertNothingElse(Path file) {
        assertThat(directory.toFile().list()).containsExactly(file.getFileName().toString());
    }
}
