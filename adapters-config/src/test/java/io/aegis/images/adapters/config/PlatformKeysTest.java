package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformKeysTest {

    @TempDir
    private Path directory;

    private Either<String, NodeSettings> spec(String lines) {
        return new Given(directory, Map.of("AEGIS_IMAGE_TAG", "1.2.3")).spec(lines);
    }

    private List<String> images(String platform) {
        return spec("images: {platform: " + platform + "}").get().platform().images().stream()
                .map(PlatformImage::repositoryName)
                .toList();
    }

    @Test
    void knowsAegissOwnWithoutBeingTold() {
        assertThat(spec("").map(NodeSettings::platform)).isEqualTo(Either.right(PlatformSettings.DEFAULT));
        assertThat(images("{}"))
                .containsExactly(
                        "ghcr.io/100monkeys-ai/aegis-runtime",
                        "ghcr.io/100monkeys-ai/aegis-temporal-worker",
                        "ghcr.io/100monkeys-ai/aegis-seal-gateway");
    }

    @Test
    void takesThemFromAnotherRegistry() {
        assertThat(images("{registry: 'Reg.acme.example:5000/mirror/aegis'}"))
                .containsExactly(
                        "reg.acme.example:5000/mirror/aegis/aegis-runtime",
                        "reg.acme.example:5000/mirror/aegis/aegis-temporal-worker",
                        "reg.acme.example:5000/mirror/aegis/aegis-seal-gateway");
    }

    @Test
    void takesOthersByNameOrInFull() {
        assertThat(images("{registry: reg.acme.example, images: [aegis-runtime, quay.io/acme/own-gateway]}"))
                .containsExactly("reg.acme.example/aegis-runtime", "quay.io/acme/own-gateway");
    }

    @Test
    void readsTheTagThatTheNodeRuns() {
        assertThat(spec("image_tag: env:AEGIS_IMAGE_TAG").get().platform().tag())
                .isEqualTo(Option.some("1.2.3"));
        assertThat(spec("image_tag: 0.9").get().warnings()).isEmpty();
    }

    @Test
    void remarksOnAPrefixThatNoTagCarries() {
        var settings = spec("image_tag: v1.2.3").get();
        assertThat(settings.platform().tag()).isEqualTo(Option.some("v1.2.3"));
        assertThat(settings.warnings())
                .containsExactly(
                        "node.yaml:6: spec.image_tag 'v1.2.3' begins with a v, which no tag of AEGIS's images does");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image_tag: 'a b'|6: spec.image_tag is not a tag: up to 128 letters, digits, '_', '.' and '-'",
                "image_tag: '1@sha256:aa'|6: spec.image_tag is not a tag: up to 128 letters, digits, '_', '.' and '-'",
                "images: {platform: {tag: 1}}|6: spec.images.platform.tag is not a known key",
                "images: {platform: {images: []}}|6: spec.images.platform.images needs at least one entry",
                "images: {platform: {images: [aegis-runtime, ghcr.io/acme/aegis-runtime]}}|6: spec.images.platform.images[1] has the name of an earlier entry, 'aegis-runtime'",
                "images: {platform: {images: ['aegis-runtime:1.2']}}|6: spec.images.platform.images[0] is not a repository without tag: write its name, as in aegis-runtime, or all of it, as in ghcr.io/100monkeys-ai/aegis-runtime",
                "images: {platform: {images: [Aegis]}}|6: spec.images.platform.images[0] is not a repository without tag: write its name, as in aegis-runtime, or all of it, as in ghcr.io/100monkeys-ai/aegis-runtime",
            })
    void refusesWhatCannotBeMeant(String lines, String problem) {
        assertThat(spec(lines)).isEqualTo(Either.left("node.yaml:" + problem));
    }
}
