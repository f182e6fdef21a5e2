package io.aegis.images.adapters.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.bundle.BundleFailure.NoArchive;
import io.aegis.images.domain.bundle.BundleFailure.Unreadable;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody may put into an archive to harm who reads it. */
class HostileArchivesTest {

    private static final TestImage IMAGE = TestImage.of(1, "amd64", 3000);
    private static final byte[] NONE = {};

    @TempDir
    private Path directory;

    record Trick(String name, String told, Consumer<Tar> plant) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Trick> tricks() {
        var outside = TarHeader.ofFile("x", 0);
        outside[100] = 'z';
        var negative = TarHeader.ofFile("negative", 0);
        Arrays.fill(negative, 124, 136, (byte) 0xff);
        var huge = TarHeader.ofFile("huge", 1L << 50);
        return Stream.of(
                trick(
                        "path traversal",
                        "an entry by the name '../../etc/cron.d/x'",
                        tar -> tar.file("../../etc/cron.d/x", "x")),
                trick("absolute path", "an entry by the name '/etc/passwd'", tar -> tar.file("/etc/passwd", "x")),
                trick(
                        "path through a directory of it",
                        "by the name 'blobs/../../x'",
                        tar -> tar.file("blobs/../../x", "x")),
                trick("Windows' path", "by the name", tar -> tar.file("..\\x", "x")),
                trick("name that moves the cursor", "by the name", tar -> tar.file("a\u001b[2Jb", "x")),
                trick("symbolic link", "it has a link", tar -> tar.entry("blobs/sha256", '2', "/etc", NONE)),
                trick("hard link", "it has a link", tar -> tar.entry("passwd", '1', "/etc/passwd", NONE)),
                trick("link with content", "content where none belongs", tar -> tar.entry("l", '2', "x", new byte[9])),
                trick("device", "neither file, link nor directory", tar -> tar.entry("sda", '4', "", NONE)),
                trick("pipe", "neither file, link nor directory", tar -> tar.entry("pipe", '6', "", NONE)),
                trick("sparse file", "neither file, link nor directory", tar -> tar.entry("sparse", 'S', "", NONE)),
                trick(
                        "settings for all that follow",
                        "neither file, link nor directory",
                        tar -> tar.entry("pax", 'g', "", Tar.pax("path=x"))),
                trick("two of one name", "two entries by the name 'index.json'", tar -> tar.file("index.json", "{}")),
                trick(
                        "two of one name, by a detour",
                        "two entries by the name 'index.json'",
                        tar -> tar.file("./index.json", "{}")),
                trick(
                        "extended header of a megabyte",
                        "a header of 1048576 bytes",
                        tar -> tar.entry("pax", 'x', "", new byte[1 << 20])),
                trick(
                        "long name of a megabyte",
                        "a header of 1048576 bytes",
                        tar -> tar.entry("long", 'L', "", new byte[1 << 20])),
                trick(
                        "extended header of no form",
                        "an extended header is malformed",
                        tar -> tar.entry("pax", 'x', "", "99999 path=x\n".getBytes(StandardCharsets.UTF_8))),
                trick(
                        "extended header whose length has a zero too many",
                        "an extended header is malformed",
                        tar -> tar.entry("pax", 'x', "", "0012 path=x\n".getBytes(StandardCharsets.UTF_8))
                                .file("a", "b")),
                trick(
                        "extended size that is none",
                        "a size that is none",
                        tar -> tar.entry("pax", 'x', "", Tar.pax("size=-5")).file("a", "b")),
                trick(
                        "extended size beyond the file",
                        "it ends in the middle of",
                        tar -> tar.entry("pax", 'x', "", Tar.pax("size=999999999"))
                                .file("a", "b")),
                trick(
                        "extended path outside",
                        "by the name '../x'",
                        tar -> tar.entry("pax", 'x', "", Tar.pax("path=../x")).file("a", "b")),
                trick(
                        "sparse file by extension",
                        "what no archive of images says",
                        tar -> tar.entry("pax", 'x', "", Tar.pax("GNU.sparse.size=9"))
                                .file("a", "b")),
                trick("negative size", "out of all bounds", tar -> tar.entry(Tar.signed(negative), NONE)),
                trick("size of a petabyte", "it ends in the middle of huge", tar -> tar.entry(huge, NONE)),
                trick("header that was tampered with", "a header's checksum is wrong", tar -> tar.entry(outside, NONE)),
                trick(
                        "blob that is not its name",
                        "its content is not",
                        tar -> tar.file(Layout.path(TestImage.of(9).manifest().digest()), "x")));
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void areRefused(Trick trick) {
        var tar = Tar.layout("a/b:1", IMAGE);
        trick.plant().accept(tar);

        assertDamaged(open(tar.end().in(directory)), trick.told());
    }

    @Test
    void areRefusedForTooManyEntries() {
        var tar = Tar.layout("a/b:1", IMAGE);
        for (int i = 0; i < 100_001; i++) {
            tar.file("f" + i, NONE);
        }

        assertDamaged(open(tar.end().in(directory)), "more than 100000 entries");
    }

    @Test
    void areRefusedWhereverTheyAreCutOff() {
        var whole = Tar.layout("a/b:1", IMAGE).end().bytes();
        int step = 509;

        for (int length = 512; length < whole.length - 1024; length += step) {
            assertThat(open(Tar.write(directory, Arrays.copyOf(whole, length))).isLeft())
                    .isTrue();
        }
    }

    @Test
    void areRefusedWhenSomethingFollowsTheirEnd() {
        var tar = Tar.layout("a/b:1", IMAGE).end().raw(new byte[100_000]).raw(new byte[] {1});

        assertDamaged(open(tar.in(directory)), "something follows the end");
    }

    @Test
    void areRefusedForADocumentWithoutBounds() {
        var tar = new Tar().file("oci-layout", Tar.OCI_CONFIG).file("index.json", new byte[5 * 1024 * 1024]);

        assertDamaged(open(tar.end().in(directory)), "no document's size");
    }

    @Test
    void areRefusedForALayerThatIsMissing() {
        var tar = new Tar()
                .file("oci-layout", Tar.OCI_CONFIG)
                .file("index.json", Tar.index("a/b:1", IMAGE.manifest()))
                .blob(IMAGE.manifest())
                .blob(IMAGE.config());

        assertDamaged(open(tar.end().in(directory)), "is missing");
    }

    @Test
    void areRefusedForALayerOfAnotherSize() {
        var layer = IMAGE.layers().getFirst();
        var tar = new Tar()
                .file("oci-layout", Tar.OCI_CONFIG)
                .file("index.json", Tar.index("a/b:1", IMAGE.manifest()))
                .blob(IMAGE.manifest())
                .blob(IMAGE.config())
                .file(Layout.path(layer.digest()), Arrays.copyOf(layer.content(), 17));

        assertDamaged(open(tar.end().in(directory)), "has 17 bytes, and its manifest says");
    }

    @Test
    void areRefusedForAManifestOfOtherBytes() {
        var bytes = IMAGE.manifest().content().clone();
        bytes[bytes.length - 2] = ' ';
        var tar = new Tar()
                .file("oci-layout", Tar.OCI_CONFIG)
                .file("index.json", Tar.index("a/b:1", IMAGE.manifest()))
                .file(Layout.path(IMAGE.manifest().digest()), bytes)
                .blob(IMAGE.config())
                .blobs(IMAGE.layers());

        assertDamaged(open(tar.end().in(directory)), "its content is not");
    }

    @Test
    void areToldApartFromWhatIsNoArchive() throws IOException {
        assertThat(open(Tar.write(directory, "hello".repeat(300).getBytes(StandardCharsets.UTF_8)))
                        .getLeft())
                .isInstanceOf(NoArchive.class);
        assertThat(open(new Tar().file("readme", "x").end().in(directory)).getLeft())
                .isInstanceOf(NoArchive.class);
        var gzip = new byte[2000];
        gzip[0] = 0x1f;
        gzip[1] = (byte) 0x8b;
        assertThat(open(Tar.write(directory, gzip)).getLeft())
                .isInstanceOfSatisfying(
                        NoArchive.class, told -> assertThat(told.message()).contains("gunzip"));
        assertThat(open(directory.resolve("nothing")).getLeft()).isInstanceOf(Unreadable.class);
        assertThat(open(Files.createDirectory(directory.resolve("d"))).getLeft())
                .isInstanceOf(Unreadable.class);
    }

    /** Opened, and every blob of it read. */
    private static Either<BundleFailure, ?> open(Path file) {
        return BundleAdapter.archives().open(file).flatMap(archive -> {
            try (archive) {
                return archive.blobs().stream()
                        .map(blob -> archive.check(blob, _ -> {}, Cancellation.none()))
                        .filter(Either::isLeft)
                        .findFirst()
                        .orElseGet(() -> Either.right(archive.blobs().getFirst()));
            }
        });
    }

    private static Trick trick(String name, String told, Consumer<Tar> plant) {
        return new Trick(name, told, plant);
    }

    private static void assertDamaged(Either<BundleFailure, ?> told, String words) {
        assertThat(told.isLeft()).isTrue();
        assertThat(told.getLeft()).isInstanceOf(Damaged.class);
        assertThat(told.getLeft().message()).contains(words);
        assertThat(told.getLeft().name()).isEqualTo("IntegrityViolation");
    }
}
