package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.PullRequest;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class PrecacheCommandTest {
    private static final String BUILD = "ghcr.io/acme/build:1";
    private static final String LISTED = "ghcr.io/acme/listed:1";
    private static final String GONE = "ghcr.io/acme/gone:1";

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    PrecacheCommandTest() {
        serve(BUILD);
        serve(LISTED);
        serve("python:3.11-slim");
    }

    @Test
    void bringsWhatRuntimesManifestsListsAndReferencesAskFor() {
        assertThat(cli.run("precache", BUILD, "--runtimes", "--manifests", "flow.yaml", "--file", "images.txt"))
                .isZero();
        assertThat(cli.out().lines())
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).startsWith("Downloaded docker.io/library/python:3.11-slim"))
                .anySatisfy(line -> assertThat(line).startsWith("Downloaded " + LISTED))
                .last()
                .asString()
                .startsWith("4 of 4 images are ready");
        assertThat(cli.err()).contains("warning: python 3.11 is deprecated");
    }

    @Test
    void tellsWhichAreNotReadyAndWhatToDo() {
        assertThat(cli.run("precache", GONE, BUILD)).isEqualTo(10);
        assertThat(cli.out())
                .startsWith("failed " + GONE + " (needed by as given): ImageNotFound: ")
                .contains("\n  -> ", "\nDownloaded " + BUILD, "\n1 of 2 images are ready: 0 were here, 1 downloaded");
    }

    @Test
    void writesADocumentForEachImageAndOneForAll() {
        assertThat(cli.run("precache", BUILD, GONE, "-o", "json")).isEqualTo(10);
        assertThat(cli.out().lines().toList())
                .satisfiesExactly(
                        ready -> assertThat(ready)
                                .startsWith("{\"reference\":\"" + BUILD + "\"")
                                .endsWith("\"needed_by\":[\"as given\"]}"),
                        failed -> assertThat(failed).contains("\"failure\":{\"class\":\"ImageNotFound\""),
                        summary -> assertThat(summary)
                                .startsWith("{\"summary\":{\"images\":2,\"ready\":1,\"downloaded\":1,\"failed\":1,"));
    }

    @Test
    void showsALineForEachImageWhileItRuns() {
        assertThat(cli.run("precache", BUILD)).isZero();
        assertThat(cli.err()).contains("[1 of 1 images] " + BUILD + ": Downloaded");
    }

    @Test
    void isSilentWhileItRunsWhenToldTo() {
        assertThat(cli.run("precache", GONE, "--progress", "none")).isEqualTo(10);
        assertThat(cli.err()).doesNotContain(GONE);
    }

    @Test
    void asksForThePlatformThatItWasGiven() {
        cli.run("precache", BUILD, "--platform", "linux/arm64");

        assertThat(node.runtime.pulls())
                .extracting(PullRequest::platform)
                .containsExactly(Option.some(new Platform("linux", "arm64", Option.none())));
    }

    @Test
    void recordsOnWhoseBehalf() {
        cli.run("precache", BUILD, "--tenant", "acme");

        assertThat(node.events().after(0, 1).get().getFirst().event().by().tenant())
                .isEqualTo(Option.some("acme"));
    }

    @Test
    void doesNothingWhereOneSourceCannotBeUsed() {
        assertThat(cli.run("precache", BUILD, "--file", "nowhere.txt")).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("error: nowhere.txt: does not exist\n  -> correct nowhere.txt\n");
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void tellsOfEachSourceThatCannotBeUsed() {
        assertThat(cli.run("precache", "--manifests", "a.yaml", "b.yaml", "--file", "nowhere.txt"))
                .isEqualTo(2);
        assertThat(cli.err()).isEqualTo("""
                error: a.yaml:7: no manifest
                error: b.yaml:7: no manifest
                error: nowhere.txt: does not exist
                  -> mend these 3
                """);
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void listsForProgramsWhatCannotBeUsed() {
        cli.run("precache", "--manifests", "a.yaml", "b.yaml", "-o", "json");

        assertThat(cli.out())
                .startsWith(
                        "{\"error\":{\"class\":\"BadInput\",\"message\":\"a.yaml:7: no manifest; b.yaml:7: no manifest\"")
                .contains("\"exit_code\":2,\"problems\":[\"a.yaml:7: no manifest\",\"b.yaml:7: no manifest\"]");
    }

    @Test
    void wantsToKnowWhat() {
        assertThat(cli.run("precache")).isEqualTo(2);
        assertThat(cli.err())
                .startsWith("error: no image is named: give references, --runtimes, --manifests or --file\n");
    }

    private void serve(String reference) {
        node.runtime.serve(
                ImageReference.parse(reference).get(),
                new HeldImage(
                        FakeRegistry.DIGEST,
                        Option.some(FakeRegistry.DIGEST),
                        new Platform("linux", "amd64", Option.none()),
                        1000));
    }
}
