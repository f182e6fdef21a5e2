package io.aegis.images.domain.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.fit.FileKind.RegularFile;
import io.aegis.images.domain.fit.ImageFit.CannotBeTold;
import io.aegis.images.domain.fit.ImageFit.DoesNotFit;
import io.aegis.images.domain.fit.ImageFit.Fits;
import io.aegis.images.domain.fit.Misfit.NoBootstrap;
import io.aegis.images.domain.fit.Misfit.NoPython;
import io.aegis.images.domain.fit.Misfit.OtherPlatform;
import io.aegis.images.domain.fit.Start.ByBootstrap;
import io.aegis.images.domain.fit.Start.ByCommand;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFitTest {

    private static final Platform AMD64 = Platform.parse("linux/amd64").get();
    private static final Platform ARM64 = Platform.parse("linux/arm64").get();
    private static final StartConfiguration PLAIN = image("PATH=/usr/bin:/bin");
    private static final Start OWN = new ByBootstrap(Option.some("/app/boot.py"));

    @Test
    void doesNotFitAnotherPlatform() {
        assertThat(fit(ARM64, Start.AGENT, PLAIN)).isEqualTo(new DoesNotFit(new OtherPlatform(ARM64, List.of(AMD64))));
        assertThat(fit(ARM64, new ByCommand(), PLAIN)).isInstanceOf(DoesNotFit.class);
    }

    @Test
    void fitsAStepWhateverItHolds() {
        assertThat(fit(AMD64, new ByCommand(), PLAIN)).isInstanceOf(Fits.class);
    }

    @Test
    void takesTheSignOfThePythonImages() {
        assertThat(fit(AMD64, Start.AGENT, image("PATH=/usr/local/bin:/bin", "PYTHON_VERSION=3.11.9")))
                .isEqualTo(new Fits("its PYTHON_VERSION is 3.11.9"));
    }

    @Test
    void takesWhatTheImageItselfStarts() {
        assertThat(fit(AMD64, Start.AGENT, starting(List.of("python", "-m", "x"), List.of())))
                .isEqualTo(new Fits("it starts python itself"));
        assertThat(fit(AMD64, Start.AGENT, starting(List.of(), List.of("/usr/bin/python"))))
                .isEqualTo(new Fits("it starts /usr/bin/python itself"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"python3", "/opt/venv/python", "/usr/bin/python3", "sh"})
    void takesNothingElseForASign(String program) {
        assertThat(fit(AMD64, Start.AGENT, starting(List.of(program), List.of("python"))))
                .isInstanceOf(CannotBeTold.class);
    }

    @Test
    void saysHonestlyThatAConfigurationTellsNothing() {
        assertThat(fit(AMD64, Start.AGENT, image("GOLANG_VERSION=1.21.0")))
                .isEqualTo(new CannotBeTold("nothing in its configuration tells whether there is a `python`"));
    }

    @Test
    void cannotTellOfABootstrapInTheImageByItsConfiguration() {
        assertThat(fit(AMD64, OWN, image("PYTHON_VERSION=3.11")))
                .isEqualTo(new CannotBeTold(
                        "its PYTHON_VERSION is 3.11, but nothing tells whether there is a file /app/boot.py"));
    }

    @Test
    void isCertainByItsFiles() {
        assertThat(fit(AMD64, Start.AGENT, PLAIN, "/bin/python")).isEqualTo(new Fits("its layers hold /bin/python"));
        assertThat(fit(AMD64, Start.AGENT, image("PYTHON_VERSION=3.11", "PATH=/bin"), "/usr/bin/python"))
                .as("what the environment says does not help")
                .isEqualTo(new DoesNotFit(new NoPython(List.of("/bin"), Option.none())));
    }

    @Test
    void looksInTheDirectoriesThatRuntimesTakeWhereTheImageSetsNoPath() {
        assertThat(fit(AMD64, Start.AGENT, image(), "/usr/local/bin/python")).isInstanceOf(Fits.class);
        assertThat(fit(AMD64, Start.AGENT, image("PATH=/a", "PATH=/b"), "/b/python"))
                .isInstanceOf(Fits.class);
        assertThat(fit(AMD64, Start.AGENT, image("PATH=bin"), "/work/bin/python"))
                .isInstanceOf(Fits.class);
    }

    @Test
    void tellsOfAPythonByAnotherName() {
        var misfit = new NoPython(List.of("/usr/bin", "/bin"), Option.some("/usr/bin/python3"));

        assertThat(fit(AMD64, Start.AGENT, PLAIN, "/usr/bin/python3")).isEqualTo(new DoesNotFit(misfit));
        assertThat(misfit.message())
                .isEqualTo(
                        "has no `python` in /usr/bin:/bin, and agents are started as `python BOOTSTRAP`; there is only"
                                + " /usr/bin/python3");
        assertThat(misfit.remedy()).isEqualTo("link it: RUN ln -s /usr/bin/python3 /usr/local/bin/python");
    }

    @Test
    void needsTheBootstrapThatTheManifestNames() {
        assertThat(fit(AMD64, OWN, PLAIN, "/bin/python", "/app/boot.py")).isInstanceOf(Fits.class);
        assertThat(fit(AMD64, OWN, PLAIN, "/bin/python")).isEqualTo(new DoesNotFit(new NoBootstrap("/app/boot.py")));
        assertThat(fit(AMD64, new ByBootstrap(Option.some("boot.py")), PLAIN, "/bin/python", "/work/boot.py"))
                .isInstanceOf(Fits.class);
    }

    @Test
    void quotesForeignTextInOneVisibleLine() {
        var odd = image("PATH=/a\n\u001b[31m", "PYTHON_VERSION=3\u001b");

        assertThat(((Fits) fit(AMD64, Start.AGENT, odd)).why()).doesNotContain("\u001b");
        assertThat(((DoesNotFit) fit(AMD64, Start.AGENT, odd, "/x")).misfit().message())
                .doesNotContain("\n", "\u001b");
        assertThat(new NoBootstrap("/a\nb").message()).doesNotContain("\n");
    }

    @Test
    void letsNoEnvironmentOut() {
        assertThat(image("TOKEN=hunter2").toString()).doesNotContain("hunter2");
    }

    private static ImageFit fit(Platform wanted, Start start, StartConfiguration image) {
        return ImageFit.of(wanted, start, image, Option.none());
    }

    private static ImageFit fit(Platform wanted, Start start, StartConfiguration image, String... programs) {
        var files = Stream.of(programs)
                .collect(Collectors.<String, String, FileKind>toMap(Function.identity(), _ -> new RegularFile(true)));
        return ImageFit.of(
                wanted,
                start,
                image,
                Option.some(ImageFiles.of(List.of(new LayerFiles(Map.copyOf(files), Set.of(), Set.of())))));
    }

    private static StartConfiguration image(String... environment) {
        return new StartConfiguration(AMD64, List.of(environment), List.of(), List.of(), "/work");
    }

    private static StartConfiguration starting(List<String> entrypoint, List<String> command) {
        return new StartConfiguration(AMD64, List.of("PATH=/usr/bin"), entrypoint, command, "/");
    }
}
