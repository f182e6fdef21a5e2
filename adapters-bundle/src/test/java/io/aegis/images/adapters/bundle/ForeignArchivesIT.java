package io.aegis.images.adapters.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.port.OpenArchive.Kind;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as the tools themselves write them. */
class ForeignArchivesIT {

    private static final TestImage IMAGE = TestImage.fresh(3000, 70_000);

    private final Fixtures fixtures = Fixtures.running();
    private final ImageReference reference = fixtures.openRegistry().push("archives/" + UUID.randomUUID(), "1", IMAGE);

    @TempDir
    private Path directory;

    @Test
    void ofSkopeoAreRead() {
        var file = directory.resolve("skopeo.tar");
        Tool.run(
                Map.of(),
                "skopeo",
                "copy",
                "--src-tls-verify=false",
                "--preserve-digests",
                "docker://" + reference,
                "oci-archive:" + file + ":" + reference);

        try (var archive = open(file)) {
            assertThat(archive.kind()).isEqualTo(Kind.OCI);
            assertHolds(archive);
            assertThat(archive.images().getFirst().digest())
                    .contains(IMAGE.manifest().digest());
        }
    }

    @Test
    void ofSkopeoForDockerAreRead() {
        var file = directory.resolve("docker.tar");
        Tool.run(
                Map.of(),
                "skopeo",
                "copy",
                "--src-tls-verify=false",
                "docker://" + reference,
                "docker-archive:" + file + ":" + reference);

        try (var archive = open(file)) {
            assertThat(archive.kind()).isEqualTo(Kind.DOCKER);
            assertHolds(archive);
        }
    }

    @Test
    void ofDockerSaveAreRead() {
        var file = directory.resolve("saved.tar");
        var engine = Map.of("DOCKER_HOST", "unix://" + fixtures.dockerSocket());
        Tool.run(engine, "docker", "pull", "-q", reference.toString());
        Tool.run(engine, "docker", "save", "-o", file.toString(), reference.toString());

        try (var archive = open(file)) {
            assertHolds(archive);
        }
    }

    @Test
    void ofPodmanSaveAreRead() {
        var file = directory.resolve("saved.tar");
        var engine = Map.of("CONTAINER_HOST", "unix://" + fixtures.podmanSocket());
        Tool.run(engine, "podman", "--remote", "pull", "-q", reference.toString());
        Tool.run(engine, "podman", "--remote", "save", "-o", file.toString(), reference.toString());

        try (var archive = open(file)) {
            assertThat(archive.kind()).isEqualTo(Kind.DOCKER);
            assertHolds(archive);
        }
    }

    private void assertHolds(OpenArchive archive) {
        var image = archive.images().getFirst();
        assertThat(archive.images()).hasSize(1);
        assertThat(image.references()).containsExactly(reference);
        assertThat(image.imageId()).isEqualTo(IMAGE.config().digest());
        assertThat(image.layers()).hasSize(2);
        assertThat(archive.blobs())
                .isNotEmpty()
                .allMatch(blob ->
                        archive.check(blob, _ -> {}, Cancellation.none()).isRight());
    }

    private static OpenArchive open(Path file) {
        return BundleAdapter.archives().open(file).get();
    }
}
