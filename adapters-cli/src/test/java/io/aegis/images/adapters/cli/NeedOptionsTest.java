package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aegis.images.application.preparation.NeedSources;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class NeedOptionsTest {
    @Command(name = "prepare")
    static final class Prepare {
        @Mixin
        NeedOptions needs = new NeedOptions();
    }

    @Test
    void meansAllRuntimesWhenNoLanguageFollows() {
        assertThat(sources("--runtimes")).isEqualTo(runtimes(List.of()));
        assertThat(sources("--runtimes", "--file", "images.txt").runtimes()).isEqualTo(Option.some(List.of()));
    }

    @Test
    void takesLanguagesAsWordsAndBetweenCommas() {
        assertThat(sources("--runtimes", "python", "go")).isEqualTo(runtimes(List.of("python", "go")));
        assertThat(sources("--runtimes=python,go")).isEqualTo(runtimes(List.of("python", "go")));
        assertThat(sources("--runtimes", "python,go", "--runtimes", "c#"))
                .isEqualTo(runtimes(List.of("python", "go", "c#")));
    }

    @Test
    void swallowsNoReferenceForALanguage() {
        for (var reference : List.of("ghcr.io/acme/agent", "alpine:3.20", "alpine@sha256:" + "a".repeat(64))) {
            assertThat(sources("--runtimes", reference))
                    .isEqualTo(new NeedSources(
                            Option.some(List.of()), List.of(), List.of(), List.of(reference(reference))));
        }
        assertThat(sources("--runtimes", "go", "acme/agent", "alpine"))
                .isEqualTo(new NeedSources(
                        Option.some(List.of("go")),
                        List.of(),
                        List.of(),
                        List.of(reference("acme/agent"), reference("alpine"))));
    }

    @Test
    void takesWhatFollowsTwoDashesForReferences() {
        assertThat(sources("--runtimes", "--", "alpine").references()).containsExactly(reference("alpine"));
        assertThat(sources("--manifests", "agents", "--", "alpine"))
                .isEqualTo(new NeedSources(
                        Option.none(), List.of(Path.of("agents")), List.of(), List.of(reference("alpine"))));
    }

    @Test
    void tellsAReferenceThatIsAttachedAsALanguage() {
        assertThatThrownBy(() -> sources("--runtimes=alpine:3"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--runtimes: 'alpine:3' is no language");
    }

    @Test
    void takesSeveralPathsAsShellsSpellThemOut() {
        assertThat(sources("alpine", "--manifests", "a.yaml", "b.yaml", "--file", "one.txt", "two.txt"))
                .isEqualTo(new NeedSources(
                        Option.none(),
                        Stream.of("a.yaml", "b.yaml").map(Path::of).toList(),
                        Stream.of("one.txt", "two.txt").map(Path::of).toList(),
                        List.of(reference("alpine"))));
    }

    @Test
    void tellsAReferenceThatStandsWherePathsDo() {
        assertThatThrownBy(() -> sources("--file", "images.txt", "ghcr.io/acme/agent:1"))
                .isInstanceOf(ParameterException.class)
                .hasMessage("--file: there is no file 'ghcr.io/acme/agent:1'; a reference goes before the options, or"
                        + " after --");
    }

    @Test
    void wantsOneSourceAtLeast() {
        assertThatThrownBy(NeedOptionsTest::sources)
                .isInstanceOf(ParameterException.class)
                .hasMessage("no image is named: give references, --runtimes, --manifests or --file");
    }

    @Test
    void tellsWhatIsNoReference() {
        assertThatThrownBy(() -> sources("Host/Upper"))
                .isInstanceOf(ParameterException.class)
                .hasMessageStartingWith("'Host/Upper' is not an image reference");
    }

    private static NeedSources sources(String... arguments) {
        var prepare = new Prepare();
        new CommandLine(prepare).parseArgs(arguments);
        return prepare.needs.sources();
    }

    private static NeedSources runtimes(List<String> languages) {
        return new NeedSources(Option.some(languages), List.of(), List.of(), List.of());
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}
