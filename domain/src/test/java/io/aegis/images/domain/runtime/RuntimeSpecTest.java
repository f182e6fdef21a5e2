package io.aegis.images.domain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeSpecTest {

    private static final String AGENT = "ghcr.io/acme/agent:1.4";

    @Test
    void namesAStandardRuntimeByLanguageAndVersion() {
        assertThat(spec(null, "python", "3.11").validate())
                .isEqualTo(Either.right(new StandardRuntime("python", "3.11")));
    }

    @Test
    void namesACustomRuntimeByItsImage() {
        assertThat(spec(AGENT, null, null).validate())
                .isEqualTo(Either.right(
                        new CustomRuntime(ImageReference.parse(AGENT).get())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| | | spec.runtime needs either language and version, or image",
                "| python | | spec.runtime.language 'python' needs spec.runtime.version",
                "| | 3.11 | spec.runtime.version '3.11' needs spec.runtime.language",
                "ghcr.io/a | python | | spec.runtime.image excludes language: give one or the other",
                "ghcr.io/a | | 3.11 | spec.runtime.image excludes version: give one or the other",
                "ghcr.io/a | python | 3.11 | spec.runtime.image excludes language and version: give one or the other",
                "ubuntu | python | 3.11 | spec.runtime.image excludes language and version: give one or the other",
            })
    void isEitherLanguageAndVersionOrImage(String image, String language, String version, String problem) {
        assertThat(problem(spec(image, language, version))).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "ubuntu, docker.io/library/ubuntu",
        "python:3.11, docker.io/library/python:3.11",
        "library/python, docker.io/library/python",
        "myorg/agent:1, docker.io/myorg/agent:1",
        "myregistry/team/agent, docker.io/myregistry/team/agent",
        "localhost:5000, docker.io/library/localhost:5000",
    })
    void namesItsImageInFull(String image, String suggestion) {
        assertThat(problem(spec(image, null, null)))
                .isEqualTo("spec.runtime.image '" + image + "' does not name its registry: write it in full, as in "
                        + suggestion);
    }

    @Test
    void suggestsAnImageThatItWouldTake() {
        var suggestion = problem(spec("myorg/agent:1", null, null)).replaceFirst(".*as in ", "");

        assertThat(spec(suggestion, null, null).validate()).isInstanceOf(Either.Right.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghcr.io/", "ghcr.io/Acme/agent", "ghcr.io/acme/agent:", "https://ghcr.io/acme/agent", ""})
    void tellsWhatIsWrongWithItsImage(String image) {
        assertThat(problem(spec(image, null, null)))
                .isEqualTo("spec.runtime.image: "
                        + ImageReference.parse(image).getLeft().message());
    }

    @Test
    void tellsItsProblemsInOneVisibleLine() {
        assertThat(problem(spec(null, "py\nthon", null))).doesNotContain("\n");
        assertThat(problem(spec(null, null, "3\u001b[31m"))).doesNotContain("\u001b");
        assertThat(problem(spec(null, "p".repeat(100_000), null))).hasSizeLessThan(300);
    }

    private static String problem(RuntimeSpec spec) {
        return spec.validate().getLeft().message();
    }

    private static RuntimeSpec spec(@Nullable String image, @Nullable String language, @Nullable String version) {
        return new RuntimeSpec(Option.of(image), Option.of(language), Option.of(version));
    }
}
