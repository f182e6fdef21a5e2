package io.aegis.images.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.reference.ImageReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinTest {

    private static final String A = "@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String B = "@sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    @ParameterizedTest
    @CsvSource({
        "ghcr.io, ghcr.io/acme/agent:1, true",
        "ghcr.io/acme, ghcr.io/acme/agent:1, true",
        "ghcr.io/acme/agent, ghcr.io/acme/agent:1, true",
        "ghcr.io/acme, ghcr.io/acme-labs/agent:1, false",
        "ghcr.io/acme/agent, ghcr.io/acme/agent2:1, false",
        "docker.io/library/python, python:3.11, true"
    })
    void holdsAllBelowARegistryOrAPartOfIt(String part, String image, boolean held) {
        assertThat(new Pin.Below(part).holds(reference(image))).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/a/b:1, ghcr.io/a/b:1, true",
        "ghcr.io/a/b:1, ghcr.io/a/b:2, false",
        "ghcr.io/a/b:1, ghcr.io/a/c:1, false",
        "ghcr.io/a/b" + A + ", ghcr.io/a/b" + A + ", true",
        "ghcr.io/a/b" + A + ", ghcr.io/a/b" + B + ", false",
        "ghcr.io/a/b:1" + A + ", ghcr.io/a/b:1, true",
        "ghcr.io/a/b:1" + A + ", ghcr.io/a/b" + A + ", true",
        "ghcr.io/a/b:1, ghcr.io/a/b" + A + ", false"
    })
    void holdsOneImage(String pinned, String image, boolean held) {
        assertThat(new Pin.Exactly(reference(pinned)).holds(reference(image))).isEqualTo(held);
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}
