package io.aegis.images.adapters.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.ImageDamage.NoLayer;
import io.aegis.images.domain.content.ImageDamage.OtherConfiguration;
import io.aegis.images.domain.content.ImageDamage.OtherLayer;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Damaged;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamedImagesTest {
    /** Its second layer is larger than any document. */
    private static final TestImage IMAGE = TestImage.of(7, "amd64", 1000, 5_000_000);

    /** Has the same base. */
    private static final TestImage OTHER = IMAGE.sharing(1, 8, 2000);

    private static final Digest OTHER_ID = OTHER.config().digest();
    private static final Digest ID = IMAGE.config().digest();
    private static final Digest BASE = IMAGE.configuration().diffIds().getFirst();
    private static final Digest TOP = IMAGE.configuration().diffIds().getLast();
    private static final String CONFIG = ID.value().substring(7) + ".json";

    @Test
    void provesWhatPodmanWrites() throws IOException {
        var archive = new Tar()
                .file("base.tar", unpacked(0))
                .file("top.tar", unpacked(1))
                .file(CONFIG, IMAGE.config().content())
                .entry("v1/layer.tar", '2', "../base.tar", new byte[0])
                .file("manifest.json", manifest(CONFIG, "base.tar", "top.tar"));
        assertThat(proven(archive)).isEqualTo(new Intact());
    }

    @Test
    void provesWhatDockerWrites() throws IOException {
        var archive = new Tar()
                .file(CONFIG, IMAGE.config().content())
                .entry("v1/", '5', "", new byte[0])
                .file("v1/layer.tar", unpacked(0))
                .file("v2/layer.tar", unpacked(1))
                .entry("v3/layer.tar", '2', "../v1/layer.tar", new byte[0])
                .file("manifest.json", manifest(CONFIG, "v3/layer.tar", "v2/layer.tar"));
        assertThat(proven(archive)).isEqualTo(new Intact());
    }

    @Test
    void provesLayersThatAreHandedOutCompressed() throws IOException {
        var archive = new Tar()
                .file("base", IMAGE.layers().getFirst().content())
                .file("top", IMAGE.layers().getLast().content())
                .file(CONFIG, IMAGE.config().content())
                .file("manifest.json", manifest(CONFIG, "base", "top"));
        assertThat(proven(archive)).isEqualTo(new Intact());
    }

    @Test
    void provesAnImageLayoutByWhatItsLayersAreInside() throws IOException {
        assertThat(proven(Tar.layout("a", IMAGE))).isEqualTo(new Intact());
        var other = TestImage.of(7, "amd64", 1000, 5_000_001);
        var archive = new Tar()
                .file("index.json", "{}")
                .blob(IMAGE.config())
                .blob(IMAGE.layers().getFirst())
                .blob(other.layers().getLast());
        assertThat(proven(archive)).isEqualTo(Damaged.by(new NoLayer(TOP)));
        assertThat(proven(new Tar().file("index.json", "{}").blobs(IMAGE.layers())))
                .isInstanceOf(Unproven.class);
    }

    @Test
    void provesImagesThatShareALayerByOneArchive() throws IOException {
        var archive = sharing(unpacked(0), unpacked(1)).end().bytes();
        assertThat(provenTogether(archive, ID, OTHER_ID)).containsExactlyInAnyOrder(ID, OTHER_ID);
        assertThat(provenTogether(archive, ID)).containsExactly(ID);
    }

    @Test
    void provesOfImagesInOneArchiveThoseThatAreIntact() throws IOException {
        var damaged = unpacked(1);
        damaged[600] ^= 1;
        assertThat(provenTogether(sharing(unpacked(0), damaged).end().bytes(), ID, OTHER_ID))
                .containsExactly(OTHER_ID);
        damaged = unpacked(0);
        damaged[600] ^= 1;
        assertThat(provenTogether(sharing(damaged, unpacked(1)).end().bytes(), ID, OTHER_ID))
                .isEmpty();
    }

    @Test
    void provesNoneOfImagesByWhatIsNoArchiveOfThem() throws IOException {
        var whole = sharing(unpacked(0), unpacked(1)).end().bytes();
        assertThat(provenTogether(Arrays.copyOf(whole, whole.length / 2), ID, OTHER_ID))
                .isEmpty();
        assertThat(provenTogether(Tar.layout("a", IMAGE).end().bytes(), ID, OTHER_ID))
                .isEmpty();
        assertThat(provenTogether("out of order".getBytes(), ID, OTHER_ID)).isEmpty();
    }

    /** Two images above one base. */
    private static Tar sharing(byte[] base, byte[] top) {
        return new Tar()
                .file("base", base)
                .file("top", top)
                .file("other", unpacked(OTHER, 1))
                .file("a.json", IMAGE.config().content())
                .file("b.json", OTHER.config().content())
                .file(
                        "manifest.json",
                        "[" + listed("a.json", "base", "top") + "," + listed("b.json", "base", "other") + "]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 600, 4_999_999})
    void tellsTheLayerThatIsAnother(int at) throws IOException {
        var damaged = unpacked(1);
        damaged[at] ^= 1;
        assertThat(proven(saved(IMAGE.config().content(), unpacked(0), damaged)))
                .isEqualTo(Damaged.by(new OtherLayer(TOP, ContentHash.sha256(damaged))));
    }

    @Test
    void tellsTheLayerThatCannotBeUnpacked() throws IOException {
        var damaged = IMAGE.layers().getLast().content().clone();
        damaged[damaged.length / 2] ^= 1;
        assertThat(proven(saved(IMAGE.config().content(), unpacked(0), damaged)))
                .isInstanceOfSatisfying(
                        Damaged.class,
                        found -> assertThat(found.parts())
                                .singleElement()
                                .satisfies(part -> assertThat(part.layer()).contains(TOP)));
    }

    @Test
    void tellsTheLayerThatIsNotThere() throws IOException {
        var archive = new Tar()
                .file("top", unpacked(1))
                .file(CONFIG, IMAGE.config().content())
                .file("manifest.json", manifest(CONFIG, "base", "top"));
        assertThat(proven(archive)).isEqualTo(Damaged.by(new NoLayer(BASE)));
    }

    @Test
    void tellsAConfigurationThatIsAnother() throws IOException {
        var other = TestImage.of(8).config();
        assertThat(proven(saved(other.content(), unpacked(0), unpacked(1))))
                .isEqualTo(Damaged.by(new OtherConfiguration(other.digest())));
    }

    @Test
    void provesNothingOfAnEngineWhoseIdsAreOfSomethingElse() throws IOException {
        var other = TestImage.of(8).config();
        var name = Layout.path(other.digest());
        var archive = new Tar().file(name, other.content()).file("manifest.json", manifest(name, "base", "top"));
        assertThat(proven(archive)).isInstanceOf(Unproven.class);
    }

    @Test
    void provesNothingByWhatIsNoArchiveOfOneImage() throws IOException {
        var whole =
                saved(IMAGE.config().content(), unpacked(0), unpacked(1)).end().bytes();
        assertThat(proven("{\"message\":\"out of order\"}".getBytes())).isInstanceOf(Unproven.class);
        assertThat(proven(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(Unproven.class);
        assertThat(proven(new Tar().end().bytes())).isInstanceOf(Unproven.class);
        assertThat(proven(new Tar().file("manifest.json", "[]"))).isInstanceOf(Unproven.class);
        assertThat(proven(new Tar().file("a", "a").file("a", "b").file("manifest.json", manifest("a"))))
                .isEqualTo(new Unproven(
                        new Detail("what the engine hands out cannot be read: it has two entries by the name 'a'")));
    }

    @Test
    void passesOnThatTheStreamBrokeOff() {
        var half = Arrays.copyOf(
                saved(IMAGE.config().content(), unpacked(0), unpacked(1)).bytes(), 2_000_000);
        var broken = new SequenceInputStream(new ByteArrayInputStream(half), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("hung up");
            }
        });
        assertThatThrownBy(() -> BundleAdapter.prover().prove(ID, broken)).hasMessage("hung up");
    }

    @Test
    void findsIntactNothingWhoseContentChanged() throws IOException {
        var random = new Random(20_261_124);
        var small = TestImage.of(1, "amd64", 1000, 2000);
        var whole = saved(small, small.config().content(), unpacked(small, 0), unpacked(small, 1))
                .end()
                .bytes();
        int intact = 0;
        for (int round = 0; round < 2_000; round++) {
            var damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            var found = BundleAdapter.prover().prove(small.config().digest(), new ByteArrayInputStream(damaged));
            if (found instanceof Intact) {
                intact++;
                assertThat(differsInContent(small, whole, damaged)).isFalse();
            }
        }
        assertThat(intact).isLessThan(1_500); // else the damage would miss the point
    }

    private static boolean differsInContent(TestImage image, byte[] whole, byte[] damaged) {
        for (var part : List.of(image.config().content(), unpacked(image, 0), unpacked(image, 1))) {
            int at = indexOf(whole, part);
            if (!Arrays.equals(part, 0, part.length, damaged, at, at + part.length)) {
                return true;
            }
        }
        return false;
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int at = 0; ; at += TarHeader.BLOCK) {
            if (Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
    }

    private static Tar saved(byte[] config, byte[] base, byte[] top) {
        return saved(IMAGE, config, base, top);
    }

    private static Tar saved(TestImage image, byte[] config, byte[] base, byte[] top) {
        var name = image.config().digest().value().substring(7) + ".json";
        return new Tar()
                .file(name, config)
                .file("base", base)
                .file("top", top)
                .file("manifest.json", manifest(name, "base", "top"));
    }

    private static String manifest(String config, String... layers) {
        return "[" + listed(config, layers) + "]";
    }

    private static String listed(String config, String... layers) {
        return "{\"Config\":\"" + config + "\",\"RepoTags\":null,\"Layers\":[\"" + String.join("\",\"", layers)
                + "\"]}";
    }

    private static Set<Digest> provenTogether(byte[] archive, Digest... imageIds) throws IOException {
        return BundleAdapter.prover().proveTogether(List.of(imageIds), new ByteArrayInputStream(archive));
    }

    private static ImageIntegrity proven(Tar archive) throws IOException {
        return proven(archive.end().bytes());
    }

    private static ImageIntegrity proven(byte[] archive) throws IOException {
        return BundleAdapter.prover().prove(ID, new ByteArrayInputStream(archive));
    }

    private static byte[] unpacked(int layer) {
        return unpacked(IMAGE, layer);
    }

    private static byte[] unpacked(TestImage image, int layer) {
        Blob blob = image.layers().get(layer);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(blob.content()))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
