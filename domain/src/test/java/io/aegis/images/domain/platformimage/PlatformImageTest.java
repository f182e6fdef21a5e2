package io.aegis.images.domain.platformimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import org.junit.jupiter.api.Test;

class PlatformImageTest {

    private static final PlatformImage RUNTIME =
            new PlatformImage(new RegistryHost("ghcr.io"), "100monkeys-ai/aegis-runtime");

    @Test
    void isCalledByItsLastPart() {
        assertThat(RUNTIME.name()).isEqualTo("aegis-runtime");
        assertThat(new PlatformImage(new RegistryHost("reg:5000"), "aegis-runtime").name())
                .isEqualTo("aegis-runtime");
    }

    @Test
    void isAskedForByTag() {
        assertThat(RUNTIME.tagged("1.2").map(ImageReference::toString))
                .containsExactly("ghcr.io/100monkeys-ai/aegis-runtime:1.2");
        assertThat(RUNTIME.tagged("1 2")).isEmpty();
        assertThat(RUNTIME.tagged("1@sha256:" + "a".repeat(64))).isEmpty();
    }

    @Test
    void isNamedByReferencesToItsRepositoryAlone() {
        assertThat(RUNTIME.isNamedBy(reference("ghcr.io/100monkeys-ai/aegis-runtime:0.1")))
                .isTrue();
        assertThat(RUNTIME.isNamedBy(reference("ghcr.io/100monkeys-ai/aegis-runtime2:0.1")))
                .isFalse();
        assertThat(RUNTIME.isNamedBy(reference("100monkeys-ai/aegis-runtime:0.1")))
                .isFalse();
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}
