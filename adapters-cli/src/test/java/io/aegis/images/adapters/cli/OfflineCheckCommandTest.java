package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineCheckCommandTest {
    private static final String HERE = "ghcr.io/acme/here:1";
    private static final String GONE = "ghcr.io/acme/gone:1";

    private static final TestImage SMALL = TestImage.of(1, "amd64", 100);

    @TempDir
    Path directory;

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    OfflineCheckCommandTest() {
        node.runtime.hold(
                ImageReference.parse(HERE).get(),
                new HeldImage(
                        FakeRegistry.DIGEST,
                        Option.some(FakeRegistry.DIGEST),
                        new Platform("linux", "amd64", Option.none()),
                        1000));
    }

    @Test
    void saysSoWhenAllIsReady() {
        assertThat(cli.run("offline-check", HERE, "--simulate")).isZero();
        assertThat(cli.out())
                .startsWith("ready   " + HERE + " " + FakeRegistry.DIGEST)
                .endsWith("This node is ready to go without a network: 1 of 1 images are\n");
    }

    @Test
    void listsExactlyWhatIsToBeCarried() throws IOException {
        var list = directory.resolve("carry.txt");

        assertThat(cli.run("offline-check", HERE, GONE, "--list", list.toString()))
                .isEqualTo(3);
        assertThat(Files.readAllLines(list)).singleElement().asString().startsWith(GONE + "  # ");
        assertThat(cli.out())
                .contains("NOT     " + GONE + " (needed by as given): is not on this node\n  -> precache it")
                .contains("This node is NOT ready: 1 of 2 images are\nTo carry here: 1 image");
    }

    @Test
    void writesADocumentForEachImageAndOneForAll() {
        assertThat(cli.run("offline-check", HERE, GONE, "--simulate", "-o", "json"))
                .isEqualTo(3);
        assertThat(cli.out().lines().toList())
                .satisfiesExactly(
                        here -> assertThat(here)
                                .contains("\"state\":\"ready\"", "\"ready_until\":null", "\"simulated_failure\":null"),
                        gone -> assertThat(gone).contains("\"state\":\"missing\"", "\"class\":\"RegistryUnreachable\""),
                        summary -> assertThat(summary).contains("\"to_carry\":[{\"reference\":\"" + GONE + "\""));
    }

    @Test
    void readsWhatIsHereWhenAskedToAndTellsWhatIsDamaged() {
        keep(SMALL, HERE);

        assertThat(cli.run("offline-check", HERE, "--deep")).isZero();
        assertThat(cli.out()).contains("B), intact\n");
        assertThat(cli.err()).contains(HERE + ": intact");

        node.images.damage(SMALL.config().digest(), 0);
        assertThat(cli.run("offline-check", HERE, "--deep", "--progress", "none"))
                .isEqualTo(3);
        assertThat(cli.out())
                .contains("NOT     " + HERE + " (needed by as given): is here, but damaged: it has a layer sha256:")
                .contains("\n  -> remove it, ", "To carry here: 1 image");
    }

    @Test
    void tellsProgramsWhichLayerIsDamaged() {
        keep(SMALL, HERE);
        node.images.damage(SMALL.config().digest(), 0);

        assertThat(cli.run("offline-check", HERE, "--deep", "-o", "json")).isEqualTo(3);
        assertThat(cli.out())
                .contains(
                        "\"state\":\"damaged\"",
                        "\"intact\":false,\"damage\":[{\"layer\":\""
                                + SMALL.configuration().diffIds().getFirst() + "\",\"message\":\"has a layer ");
    }

    @Test
    void isNotReadyWhereItCannotTell() {
        assertThat(cli.run("offline-check", HERE, "--deep", "-o", "json")).isEqualTo(3);
        assertThat(cli.out()).contains("\"state\":\"unproven\"", "\"intact\":null,\"damage\":[]", "no such image");
    }

    @Test
    void tellsThatTheRuntimeWentAwayInTheMiddle() {
        node.images.goAway();

        assertThat(cli.run("offline-check", HERE, "--deep")).isEqualTo(22);
    }

    private void keep(TestImage image, String name) {
        node.runtime.hold(ImageReference.parse(name).get(), image.held());
        node.images.keep(image);
        node.prover.know(image);
    }

    @Test
    void tellsAListThatCannotBeWritten() {
        assertThat(cli.run("offline-check", GONE, "--list", "/nowhere/carry.txt"))
                .isEqualTo(2);
        assertThat(cli.err()).contains("error: --list: /nowhere/carry.txt cannot be written");
    }
}
