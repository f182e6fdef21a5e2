package io.aegis.images.adapters.oci;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.aegis.images.contracts.registry.TestArchive;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.fit.FileKind.HardLink;
import io.aegis.images.domain.fit.FileKind.RegularFile;
import io.aegis.images.domain.fit.FileKind.SymbolicLink;
import io.aegis.images.domain.fit.LayerFiles;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LayerListingTest {

    private static final Descriptor LAYER = new Descriptor("", new Digest("sha256:" + "a".repeat(64)), 1);
    private static final byte[] NOTHING = new byte[0];

    @Test
    void listsFilesAndLinksAndLeavesDirectoriesOut() {
        var archive = new TestArchive()
                .directory("usr/")
                .program("./usr/bin/python3")
                .file("/etc/os-release", "0000644", "ID=debian")
                .link("usr/bin/python", "python3")
                .hardLink("usr/bin/py", "usr/bin/python3");

        var files = new LayerFiles(
                Map.of(
                        "/usr/bin/python3", new RegularFile(true),
                        "/etc/os-release", new RegularFile(false),
                        "/usr/bin/python", new SymbolicLink("python3"),
                        "/usr/bin/py", new HardLink("/usr/bin/python3")),
                Set.of(),
                Set.of());
        assertThat(list(archive.gzip())).isEqualTo(Either.right(files));
        assertThat(list(archive.tar())).isEqualTo(Either.right(files));
        assertThat(list(Zstd.compress(archive.tar()))).isEqualTo(Either.right(files));
    }

    @Test
    void readsTheMarksOfWhatIsGone() {
        var archive = new TestArchive()
                .file("usr/bin/.wh.python", "0000000", "")
                .file(".wh.opt", "0000000", "")
                .file("var/lib/.wh..wh..opq", "0000000", "")
                .file(".wh..wh.plnk", "0000000", "");

        assertThat(list(archive.gzip()))
                .isEqualTo(
                        Either.right(new LayerFiles(Map.of(), Set.of("/usr/bin/python", "/opt"), Set.of("/var/lib"))));
    }

    @Test
    void readsLongNamesOfEitherForm() {
        var name = "usr/lib/" + "x".repeat(200);
        var gnu = new TestArchive()
                .entry("././@LongLink", "0000000", 'L', "", (name + "\0").getBytes(StandardCharsets.UTF_8))
                .entry("././@LongLink", "0000000", 'K', "", "/some/where\0".getBytes(StandardCharsets.UTF_8))
                .link("cut", "cut")
                .program("after");
        var pax = new TestArchive()
                .entry("PaxHeaders/g", "0000644", 'g', "", record("path", "not/for/anybody"))
                .entry("PaxHeaders/a", "0000644", 'x', "", record("path", name, "linkpath", "/some/where"))
                .link("cut", "cut")
                .program("after");

        var files = new LayerFiles(
                Map.of("/" + name, new SymbolicLink("/some/where"), "/after", new RegularFile(true)),
                Set.of(),
                Set.of());
        assertThat(list(gnu.gzip())).isEqualTo(Either.right(files));
        assertThat(list(pax.gzip())).isEqualTo(Either.right(files));
    }

    @Test
    void passesOverContentOfTheSizeThatPaxTells() {
        var archive = new TestArchive()
                .entry("PaxHeaders/a", "0000644", 'x', "", record("size", "600"))
                .entry("big", "0000644", '0', "", NOTHING)
                .entry("two blocks of content, no header", "0000644", '0', "", NOTHING)
                .entry("the second", "0000644", '0', "", NOTHING)
                .program("after");

        assertThat(list(archive.gzip()).get().files()).containsOnlyKeys("/big", "/after");
    }

    @Test
    void keepsNoNameThatLeadsOutOfTheImage() {
        assertThat(list(new TestArchive().program("../../usr/bin/python").gzip())
                        .get()
                        .files())
                .isEmpty();
    }

    @Test
    void letsWhatIsNoFileStandInTheWay() {
        var archive = new TestArchive().program("dev/x").entry("dev/x", "0000644", '3', "", NOTHING);

        assertThat(list(archive.gzip()).get().files()).isEmpty();
    }

    @Test
    void saysWhyItCannotList() {
        var whole = new TestArchive().file("a", "0000644", "x".repeat(5000)).tar();
        var gzip = new TestArchive().program("a").gzip();

        assertThat(list(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) 0xff, 1, 2, 3}))
                .isEqualTo(Either.left("is not compressed as it says"));
        assertThat(list("hello, world ".repeat(100).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Either.left("is no archive, or a damaged one"));
        assertThat(list(Arrays.copyOf(whole, 2000))).isEqualTo(Either.left("breaks off in the middle"));
        assertThat(list(Arrays.copyOf(whole, 300))).isEqualTo(Either.left("breaks off in the middle"));
        assertThat(list(Arrays.copyOf(gzip, gzip.length / 2))).isEqualTo(Either.left("breaks off in the middle"));
        assertThat(list(new TestArchive()
                                .entry("a", "0000644", 'S', "", NOTHING)
                                .tar())
                        .getLeft())
                .contains("sparse");
    }

    @Test
    void readsNoHeaderThatIsLargerThanNamesAre() {
        var bomb = new TestArchive().entry("././@LongLink", "0000000", 'L', "", new byte[3_000_000]);

        assertThat(list(bomb.gzip())).isEqualTo(Either.left("holds a name that is longer than names are"));
    }

    @Test
    void holdsNoMoreFilesThanItCanKeepInMind() {
        var many = new TestArchive();
        for (int i = 0; i < 500_001; i++) {
            many.entry("f" + i, "0000644", '0', "", NOTHING);
        }

        assertThat(list(many.gzip()).getLeft()).startsWith("holds more than 500000 files");
    }

    @Test
    void takesTheRestForNothingOnceItKnows() {
        var layer = new byte[5_000_000];
        new Random(1).nextBytes(layer);

        assertThat(list(layer).isLeft()).isTrue();
    }

    @Test
    void survivesWhateverComes() {
        var random = new Random(20260301);
        var archive = new TestArchive()
                .entry("PaxHeaders/a", "0000644", 'x', "", record("path", "usr/a", "size", "3"))
                .file("a", "0000644", "abc")
                .link("b", "a")
                .entry("././@LongLink", "0000000", 'L', "", "c".repeat(200).getBytes(StandardCharsets.UTF_8))
                .program("c")
                .tar();
        for (int i = 0; i < 2_000; i++) {
            var mutated = archive.clone();
            for (int change = random.nextInt(5); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            list(Arrays.copyOf(mutated, random.nextInt(mutated.length)))
                    .peekLeft(problem -> assertThat(problem).isNotEmpty().hasSizeLessThan(200));
        }
    }

    private static Either<String, LayerFiles> list(byte[] layer) {
        try (var listing = OciAdapter.contents().list(LAYER)) {
            for (int at = 0; at < layer.length; at += 10_000) {
                listing.take(ByteBuffer.wrap(layer, at, Math.min(10_000, layer.length - at)));
            }
            return listing.files();
        }
    }

    private static byte[] record(String... keysAndValues) {
        var records = new StringBuilder();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            var body = " " + keysAndValues[i] + "=" + keysAndValues[i + 1] + "\n";
            int length = body.length() + 2;
            length = String.valueOf(length).length() + body.length();
            records.append(length).append(body);
        }
        return records.toString().getBytes(StandardCharsets.UTF_8);
    }
}
