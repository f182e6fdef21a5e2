package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.contracts.bundle.InMemoryArchive;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.bundle.BundleFailure.Damaged;
import io.aegis.images.domain.bundle.BundleFailure.NoArchive;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleCommandsTest {

    private static final TestImage IMAGE = TestImage.of(1, "amd64", 512);
    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();
    private static final String DIGEST = IMAGE.manifest().digest().value();

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);
    private final InMemoryArchive archive = new InMemoryArchive().with(IMAGE, AGENT);

    BundleCommandsTest() {
        node.archives = archive;
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "verify", "list", "load"})
    void tellWhatTheyDoAndTake(String command) {
        assertThat(cli.run("bundle", command, "--help")).isZero();
        assertThat(cli.out()).contains("aegis-images bundle " + command).contains("FILE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "verify", "list", "load"})
    void wantAFile(String command) {
        assertThat(cli.run("bundle", command)).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void listTheImagesOfAnArchive() {
        assertThat(cli.run("bundle", "list", "images.tar")).isZero();
        assertThat(cli.out().lines()).hasSize(2);
        assertThat(cli.out()).contains("ghcr.io/acme/agent:1.4").contains("linux/amd64");
        assertThat(archive.read()).isEmpty();
    }

    @Test
    void listThemAsDocuments() {
        assertThat(cli.run("bundle", "list", "images.tar", "-o", "json")).isZero();
        assertThat(cli.out())
                .contains("\"references\":[\"ghcr.io/acme/agent:1.4\"]")
                .contains("\"digest\":\"" + DIGEST + "\"")
                .contains("\"complete\":true");
    }

    @Test
    void verifyTheWholeOfIt() {
        assertThat(cli.run("bundle", "verify", "images.tar", "--progress", "none"))
                .isZero();
        assertThat(cli.out()).startsWith("images.tar: whole: bundle, 1 image, 1 blob");
        assertThat(cli.err()).isEmpty();
        assertThat(archive.read()).contains(IMAGE.layers().getFirst().digest());
    }

    @Test
    void verifyForPrograms() {
        assertThat(cli.run("bundle", "verify", "images.tar", "-o", "json")).isZero();
        assertThat(cli.out()).contains("\"kind\":\"bundle\"").contains("\"images\":1,\"blobs\":1");
    }

    @Test
    void tellDamageFromOtherFilesAndFromThoseThatAreNotThere() {
        archive.damage(IMAGE.layers().getFirst());
        assertThat(cli.run("bundle", "verify", "images.tar")).isEqualTo(19);
        assertThat(cli.err()).contains("error: IntegrityViolation: images.tar is damaged");
        node.archives = file -> Either.left(new NoArchive(file.toString(), Detail.NONE));
        assertThat(cli.run("bundle", "verify", "notes.txt")).isEqualTo(20);
        assertThat(cli.run("bundle", "list", "notes.txt")).isEqualTo(20);
        node.archives = file -> Either.left(new Damaged(file.toString(), Detail.NONE));
        assertThat(cli.run("bundle", "list", "images.tar")).isEqualTo(19);
        node.archives = new FakeNode().archives;
        assertThat(cli.run("bundle", "verify", "absent.tar")).isEqualTo(2);
        assertThat(cli.run("bundle", "list", "absent.tar")).isEqualTo(2);
    }

    @Test
    void verifyTheSignatureWhereAKeyIsGiven() {
        assertThat(cli.run("bundle", "verify", "images.tar", "--key", "pub.pem"))
                .isEqualTo(19);
        assertThat(cli.err()).contains("is not signed by the key's owner");
        assertThat(archive.read()).isEmpty();
    }

    @Test
    void answerAnInterruptedVerificationAsInterrupted() {
        var cancelled = new Cancellation();
        cancelled.cancel(new Cancelled(new Detail("the process was asked to end")));
        var verify = new BundleVerifyCommand(cli.session());
        verify.file = InMemoryArchive.FILE;
        assertThat(verify.verify(cancelled)).isEqualTo(130);
        assertThat(cli.err()).contains("error: Cancelled").doesNotContain("cannot be read");
    }

    @Test
    void loadWhatIsMissingAndLeaveWhatIsThere() {
        assertThat(cli.run("bundle", "load", "images.tar", "--progress", "none"))
                .isZero();
        assertThat(cli.out()).startsWith("Loaded ghcr.io/acme/agent:1.4 " + DIGEST + " linux/amd64 ");
        assertThat(node.runtime.find(AGENT).get()).isNotEmpty();
    }

    @Test
    void loadForPrograms() {
        assertThat(cli.run("bundle", "load", "images.tar", "--progress", "none", "-o", "json"))
                .isZero();
        assertThat(cli.out())
                .contains("\"reference\":\"ghcr.io/acme/agent:1.4\",\"node\":\"node-1\",\"outcome\":\"loaded\"")
                .contains("\"digest\":\"" + DIGEST + "\"");
    }

    @Test
    void loadNothingThatTheArchiveLacks() {
        assertThat(cli.run("bundle", "load", "images.tar", "ghcr.io/acme/other:1"))
                .isEqualTo(10);
        assertThat(cli.err()).contains("images.tar holds no ghcr.io/acme/other:1");
        assertThat(node.runtime.list().get()).isEmpty();
    }

    @Test
    void createABundleOfWhatIsAskedFor() {
        node.content.shelf(AGENT.host()).push("acme/agent", "1.4", IMAGE);
        assertThat(cli.run("bundle", "create", "site.tar", AGENT.toString(), "--platform", "linux/amd64"))
                .isZero();
        assertThat(cli.out()).startsWith("site.tar: 1 image for linux/amd64, ").contains("\nid sha256:");
        assertThat(cli.err()).contains("ready ghcr.io/acme/agent:1.4 (1/1)");
        assertThat(node.bundles.at(Path.of("site.tar")).get())
                .containsKey(IMAGE.layers().getFirst().digest());
        assertThat(cli.opened).hasSize(0);
    }

    @Test
    void createForPrograms() {
        node.content.shelf(AGENT.host()).push("acme/agent", "1.4", IMAGE);
        assertThat(cli.run("bundle", "create", "site.tar", AGENT.toString(), "--platform", "linux/amd64", "-o", "json"))
                .isZero();
        assertThat(cli.out()).contains("\"file\":\"site.tar\"").contains("\"references\":[\"ghcr.io/acme/agent:1.4\"]");
    }

    @Test
    void createNothingWhereAnImageIsNotToBeHad() {
        node.content.shelf(AGENT.host()).push("acme/agent", "1.4", IMAGE);
        assertThat(cli.run(
                        "bundle",
                        "create",
                        "site.tar",
                        AGENT.toString(),
                        "ghcr.io/acme/other:1",
                        "--platform",
                        "linux/amd64"))
                .isEqualTo(10);
        assertThat(cli.err()).contains("error: ImageNotFound").contains("no bundle was written");
        assertThat(node.bundles.at(Path.of("site.tar"))).isEmpty();
    }

    @Test
    void createNothingOfWhatIsMistaken() {
        assertThat(cli.run("bundle", "create", "site.tar")).isEqualTo(2);
        assertThat(cli.run("bundle", "create", "site.tar", AGENT.toString(), "--platform", "arm"))
                .isEqualTo(2);
        assertThat(cli.run("bundle", "create", "site.tar", AGENT.toString(), "--lock", "/absent.yaml"))
                .isEqualTo(2);
        assertThat(node.content.asked()).isEmpty();
    }
}
