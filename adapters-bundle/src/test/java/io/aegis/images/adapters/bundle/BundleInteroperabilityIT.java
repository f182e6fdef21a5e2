package io.aegis.images.adapters.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.InMemoryContent;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles as other tools see them. */
class BundleInteroperabilityIT {

    private static final TestImage IMAGE = TestImage.fresh(3000, 70_000);
    private static final TestImage OTHER = TestImage.of(2, "arm64", 2000);

    private final InMemoryContent registry = new InMemoryContent();
    private final ImageReference one =
            registry.shelf(new RegistryHost("registry.example")).push("a/one", "1.4", IMAGE);
    private final ImageReference index =
            registry.shelf(new RegistryHost("registry.example")).pushIndex("a/index", "1", IMAGE, OTHER);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void make() {
        file = Making.of(registry, directory.resolve("bundle.tar"), one, index)
                .make()
                .get()
                .file();
    }

    @Test
    void skopeoCopiesFromThemAndKeepsTheDigest() throws IOException {
        Tool.run(
                Map.of(),
                "skopeo",
                "copy",
                "--preserve-digests",
                "oci-archive:" + file + ":" + one,
                "dir:" + directory.resolve("d"));

        var manifest = Files.readAllBytes(directory.resolve("d/manifest.json"));
        assertThat(ContentHash.sha256(manifest)).isEqualTo(IMAGE.manifest().digest());
        assertThat(directory
                        .resolve("d")
                        .resolve(IMAGE.layers().getLast().digest().value().substring(7)))
                .hasBinaryContent(IMAGE.layers().getLast().content());
    }

    @Test
    void skopeoFindsThisMachinesImageOfAnIndex() {
        assertThat(Tool.run(
                        Map.of(),
                        "skopeo",
                        "inspect",
                        "--format",
                        "{{.Digest}} {{.Architecture}}",
                        "oci-archive:" + file + ":" + index))
                .contains(TestImage.platformOfThisMachine());
    }

    @Test
    void skopeoReadsThemUnpackedAndSha256sumChecksThem() throws IOException {
        var layout = Files.createDirectory(directory.resolve("layout"));
        Tool.run(Map.of(), "tar", "-xf", file.toString(), "-C", layout.toString());

        assertThat(Tool.run(Map.of(), "sh", "-c", "cd '" + layout + "' && sha256sum --strict -c SHA256SUMS"))
                .contains("index.json: OK");
        assertThat(layout.resolve(Layout.path(TestImage.index(IMAGE, OTHER).digest())))
                .hasBinaryContent(TestImage.index(IMAGE, OTHER).content());
        assertThat(Tool.run(Map.of(), "skopeo", "inspect", "--raw", "oci:" + layout + ":" + index))
                .contains(IMAGE.manifest().digest().value())
                .doesNotContain(OTHER.manifest().digest().value());
    }

    @Test
    void opensslChecksTheirSignature() throws IOException {
        var key = directory.resolve("key.pem");
        var pub = directory.resolve("pub.pem");
        Tool.run(Map.of(), "openssl", "genpkey", "-algorithm", "ed25519", "-out", key.toString());
        Tool.run(Map.of(), "openssl", "pkey", "-in", key.toString(), "-pubout", "-out", pub.toString());
        var signed = Making.of(registry, directory.resolve("signed.tar"), one)
                .signedWith(key)
                .make()
                .get()
                .file();
        Tool.run(Map.of(), "tar", "-xf", signed.toString(), "-C", directory.toString(), "SHA256SUMS", "SHA256SUMS.sig");

        assertThat(
                        Tool.run(
                                Map.of(),
                                "sh",
                                "-c",
                                "cd '" + directory
                                        + "' && base64 -d SHA256SUMS.sig >sig && openssl pkeyutl -verify -pubin -inkey pub.pem -rawin -in SHA256SUMS -sigfile sig"))
                .contains("Verified Successfully");
        assertThat(BundleAdapter.archives().open(signed).get().signedBy(pub).isRight())
                .isTrue();
    }

    @Test
    void podmanLoadsThem() {
        var engine = Map.of("CONTAINER_HOST", "unix://" + Fixtures.running().podmanSocket());
        var single = Making.of(registry, directory.resolve("single.tar"), one)
                .make()
                .get()
                .file();

        assertThat(Tool.run(engine, "podman", "--remote", "load", "-i", single.toString()))
                .contains(one.toString());
    }
}
