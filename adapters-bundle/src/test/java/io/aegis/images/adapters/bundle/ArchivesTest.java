package io.aegis.images.adapters.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.port.OpenArchive.Kind;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.reference.ImageReference;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

    private static final TestImage IMAGE = TestImage.of(1, "amd64", 3000, 500_000);
    private static final TestImage OTHER = TestImage.of(2, "arm64", 3000);
    private static final String NAME = "registry.example/a/b:1";

    @TempDir
    private Path directory;

    @Test
    void giveTheImagesOfALayout() {
        try (var archive = open(Tar.layout(NAME, IMAGE).end())) {
            assertThat(archive.kind()).isEqualTo(Kind.OCI);
            assertThat(archive.images()).hasSize(1);
            var image = archive.images().getFirst();
            assertThat(image.references())
                    .containsExactly(ImageReference.parse(NAME).get());
            assertThat(image.imageId()).isEqualTo(IMAGE.config().digest());
            assertThat(image.digest()).contains(IMAGE.manifest().digest());
            assertThat(image.platform()).isEqualTo(IMAGE.platform());
            assertThat(image.configuration()).isEqualTo(IMAGE.config().content());
            assertThat(image.layers())
                    .extracting(ArchivedImage.Layer::blob)
                    .containsExactlyElementsOf(IMAGE.read().layers());
            assertThat(archive.blobs()).hasSize(4);
        }
    }

    @Test
    void giveContentByteForByteAndManyTimes() throws IOException {
        try (var archive = open(Tar.layout(NAME, IMAGE).end())) {
            for (var layer : IMAGE.layers()) {
                for (int time = 0; time < 2; time++) {
                    try (var bytes = archive.read(layer.digest()).get()) {
                        assertThat(bytes.readAllBytes()).isEqualTo(layer.content());
                    }
                }
            }
        }
    }

    @Test
    void takeABareTagForNoReference() {
        try (var archive = open(Tar.layout("1.4", IMAGE).end())) {
            assertThat(archive.images().getFirst().names()).containsExactly("1.4");
            assertThat(archive.images().getFirst().references()).isEmpty();
        }
    }

    @Test
    void giveThosePlatformsOfAnIndexThatAreThere() {
        var index = TestImage.index(IMAGE, OTHER);
        var tar = new Tar()
                .file("oci-layout", Tar.OCI_CONFIG)
                .file("index.json", Tar.index(NAME, index))
                .blob(index)
                .blob(OTHER.manifest())
                .blob(OTHER.config())
                .blobs(OTHER.layers());

        try (var archive = open(tar.end())) {
            assertThat(archive.images()).hasSize(1);
            assertThat(archive.images().getFirst().digest()).contains(index.digest());
            assertThat(archive.images().getFirst().manifest().get().digest())
                    .isEqualTo(OTHER.manifest().digest());
        }
    }

    @Test
    void readLinksToLayersAsDockerWritesThem() {
        var diff = "layer".getBytes(UTF_8);
        var config =
                "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"%1$s\",\"%1$s\"]}}"
                        .formatted(ContentHash.sha256(diff));
        var id = ContentHash.sha256(config.getBytes(UTF_8));
        var name = id.value().substring(7) + ".json";
        var tar = new Tar()
                .file(
                        "manifest.json",
                        "[{\"Config\":\"%s\",\"RepoTags\":[\"python:3.11\"],\"Layers\":[\"aa/layer.tar\",\"bb/layer.tar\"]}]"
                                .formatted(name))
                .file(name, config)
                .file("aa/layer.tar", diff)
                .entry("bb/layer.tar", '2', "../aa/layer.tar", new byte[0]);

        try (var archive = open(tar.end())) {
            assertThat(archive.kind()).isEqualTo(Kind.DOCKER);
            var image = archive.images().getFirst();
            assertThat(image.imageId()).isEqualTo(id);
            assertThat(image.digest()).isEmpty();
            assertThat(image.references().getFirst()).hasToString("docker.io/library/python:3.11");
            assertThat(image.layers()).hasSize(2).allMatch(ArchivedImage.Layer::held);
            assertThat(archive.blobs())
                    .allMatch(blob ->
                            archive.check(blob, _ -> {}, Cancellation.none()).isRight());
        }
    }

    private OpenArchive open(Tar tar) {
        return BundleAdapter.archives().open(tar.in(directory)).get();
    }
}
