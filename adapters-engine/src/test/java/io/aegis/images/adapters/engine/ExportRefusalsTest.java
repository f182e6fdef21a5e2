package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.content.ImageDamage.Broken;
import io.aegis.images.domain.content.ImageDamage.OtherLayer;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Damaged;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the engines' own words. */
class ExportRefusalsTest {
    private static final Digest LAYER = new Digest("sha256:" + "7".repeat(64));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file integrity checksum failed for \"d/b\"",
                "open /var/lib/docker/overlay2/41f6/merged/d/b: no such file or directory",
                "stat /var/lib/docker/overlay2/41f6: no such file or directory",
                "failed to verify: sha256:13dd",
                "read /var/lib/docker/overlay2/41f6/merged/d/b: input/output error",
                "layer does not exist",
                "gzip: invalid header"
            })
    void findsDamageWithoutKnowingWhere(String said) {
        assertThat(ExportRefusals.translate(said)).isEqualTo(Damaged.by(new Broken(Option.none(), new Detail(said))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reading blob %s: 1 error occurred: creating file-getter: readlink /x/diff: no such file or directory",
                "could not verify layer data for: %s. This may be because internal files in the layer store were modified"
            })
    void takesTheLayerThatTheEngineNames(String words) {
        var said = words.formatted(LAYER);
        assertThat(ExportRefusals.translate(said))
                .isEqualTo(Damaged.by(new Broken(Option.some(LAYER), new Detail(said))));
    }

    @Test
    void takesTheDigestsThatPodmanCompares() {
        var other = new Digest("sha256:" + "8".repeat(64));
        var said = "writing blob: happened during read: Digest did not match, expected " + LAYER + ", got " + other;
        assertThat(ExportRefusals.translate(said)).isEqualTo(Damaged.by(new OtherLayer(LAYER, other)));
    }

    @Test
    void knowsAnImageThatOnlyAnotherFormHasRoomFor() {
        assertThat(ExportRefusals.isUnfit(
                        "Error during manifest conversion: \"application/vnd.oci.image.layer.v1.tar+zstd\":"
                                + " zstd compression is not supported for docker images"))
                .isTrue();
        assertThat(ExportRefusals.isUnfit("file integrity checksum failed for \"d/b\""))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "write /var/lib/docker/tmp/docker-export-12/a/layer.tar: no space left on device",
                "mkdir /var/lib/docker/tmp/docker-export-12: no such file or directory",
                "open /var/tmp/podman123: no such file or directory",
                "No such image: sha256:13dd",
                "failed to get digest sha256:13dd: open /var/lib/docker/image/overlay2/imagedb/content/sha256/13dd: no such"
                        + " file or directory",
                "permission denied",
                "status 500 and no JSON"
            })
    void takesNothingElseForDamage(String said) {
        ImageIntegrity unproven = new Unproven(new Detail("the engine does not hand it out: " + said));
        assertThat(ExportRefusals.translate(said)).isEqualTo(unproven);
    }
}
