package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.fit.FileKind;
import io.aegis.images.domain.fit.FileKind.RegularFile;
import io.aegis.images.domain.fit.LayerFiles;
import io.aegis.images.domain.fit.StartConfiguration;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FitCommandTest {
    private static final TestImage IMAGE = TestImage.of(1);
    private static final Platform HERE = Platforms.ofThisMachine();

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    private void serve(String host, String repository, String tag, String... environment) {
        node.content.shelf(new RegistryHost(host)).push(repository, tag, IMAGE);
        node.contents.put(IMAGE, new StartConfiguration(HERE, List.of(environment), List.of(), List.of(), "/"));
    }

    private void hold(Map<String, FileKind> files) {
        node.contents.put(IMAGE.layers().getFirst(), Either.right(new LayerFiles(files, Set.of(), Set.of())));
    }

    @Test
    void saysThatAnImageFits() {
        serve("ghcr.io", "acme/agent", "1", "PYTHON_VERSION=3.11");

        assertThat(cli.run("fit", "ghcr.io/acme/agent:1")).isZero();
        assertThat(cli.out())
                .isEqualTo("fits            ghcr.io/acme/agent:1 (" + HERE + "): its PYTHON_VERSION is 3.11\n");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void saysThatItCannotBeToldAndWhatWouldTell() {
        serve("ghcr.io", "acme/agent", "1");

        assertThat(cli.run("fit", "ghcr.io/acme/agent:1")).isEqualTo(31);
        assertThat(cli.out()).startsWith("cannot be told  ghcr.io/acme/agent:1 (");
        assertThat(cli.err()).startsWith("  -> --deep looks through its layers: ");
    }

    @Test
    void saysThatItDoesNotFitAndWhatToDo() {
        serve("ghcr.io", "acme/agent", "1", "PATH=/bin");
        hold(Map.of("/bin/python3", new RegularFile(true)));

        assertThat(cli.run("fit", "--deep", "ghcr.io/acme/agent:1")).isEqualTo(30);
        assertThat(cli.out())
                .isEqualTo("does not fit    ghcr.io/acme/agent:1 (" + HERE + ") has no `python` in /bin, and agents are"
                        + " started as `python BOOTSTRAP`; there is only /bin/python3\n");
        assertThat(cli.err()).isEqualTo("  -> link it: RUN ln -s /bin/python3 /usr/local/bin/python\n");
    }

    @Test
    void saysEverythingToPrograms() {
        serve("ghcr.io", "acme/agent", "1", "PATH=/bin");
        hold(Map.of());

        assertThat(cli.run("fit", "--deep", "ghcr.io/acme/agent:1", "-o", "json"))
                .isEqualTo(30);
        assertThat(cli.out())
                .startsWith(
                        "{\"input\":\"ghcr.io/acme/agent:1\",\"needed_by\":null,\"reference\":\"ghcr.io/acme/agent:1\","
                                + "\"platform\":\"" + HERE
                                + "\",\"starts\":\"bootstrap\",\"bootstrap_path\":null,\"deep\":true,"
                                + "\"fit\":\"does_not_fit\",\"reason\":\"no_python\",\"message\":\"has no `python` in /bin")
                .contains("\"digest\":\"" + IMAGE.manifest().digest(), "\"image_id\":\"sha256:", "\"failure\":null}");
    }

    @Test
    void tellsAPlatformThatIsNotThereByItsOwnCode() {
        serve("ghcr.io", "acme/agent", "1", "PYTHON_VERSION=3.11");

        assertThat(cli.run("fit", "ghcr.io/acme/agent:1", "--platform", HERE.toString(), "--platform", "linux/s390x"))
                .isEqualTo(18);
        assertThat(cli.out())
                .contains("does not fit    ghcr.io/acme/agent:1 (linux/s390x) is not there for linux/s390x");
    }

    @Test
    void looksAtWhatManifestsAskFor() {
        serve("ghcr.io", "acme/build", "1");

        assertThat(cli.run("fit", "--manifest", "flow.yaml", "-o", "json")).isEqualTo(0);
        assertThat(cli.out()).contains("\"needed_by\":\"workflow nightly, state build\"", "\"starts\":\"command\"");
    }

    @Test
    void looksAtTheRuntimes() {
        serve("docker.io", "library/python", "3.11-slim", "PYTHON_VERSION=3.11");

        assertThat(cli.run("fit", "--runtimes")).isZero();
        assertThat(cli.run("fit", "--runtimes", "python")).isZero();
        assertThat(cli.out().lines()).hasSize(2);
        assertThat(cli.run("fit", "--runtimes", "perl")).isEqualTo(2);
    }

    @Test
    void answersWithTheFailureOfARegistry() {
        assertThat(cli.run("fit", "ghcr.io/acme/agent:1", "-o", "json")).isEqualTo(15);
        assertThat(cli.out()).contains("\"fit\":\"unanswered\"", "\"failure\":{\"class\":\"RegistryUnreachable\"");
    }

    @Test
    void refusesWhatIsNoReference() {
        assertThat(cli.run("fit", "Bad/Upper")).isEqualTo(2);
        assertThat(cli.run("fit", "python", "--platform", "x")).isEqualTo(2);
        assertThat(cli.run("fit")).isEqualTo(2);
    }
}
