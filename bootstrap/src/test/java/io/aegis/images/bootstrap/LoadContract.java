package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.bootstrap.Shell.Said;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that come in archives of real tools, from the command line into a real runtime, and are used without a network. */
abstract class LoadContract {

    @TempDir
    Path directory;

    final Fixtures fixtures = Fixtures.running();
    private final TestImage image = TestImage.fresh(300_000, 2_000);
    private final ImageReference reference = fixtures.openRegistry().push("load/" + UUID.randomUUID(), "1", image);

    abstract Path socket();

    /** By the runtime's own command. */
    abstract void save(ImageReference reference, Path archive);

    /** By the runtime's own command. */
    abstract void remove(ImageReference reference);

    @Test
    void letsAnExecutionHaveByDigestWithoutTheRegistryWhatSkopeoPacked() {
        var archive = packed();
        assertThat(load(archive).document().path("outcome").asText()).isEqualTo("loaded");
        assertThat(load(archive).document().path("outcome").asText()).isEqualTo("present");

        var pinned = reference.withDigest(image.manifest().digest());
        for (var asked : new String[] {pinned.toString(), reference.toString()}) {
            var said = shell().run("ensure", asked, "--policy", "Never", "-o", "json");
            assertThat(said.document().path("source").asText()).isEqualTo("Cached");
            assertThat(said.document().path("digest").asText())
                    .isEqualTo(image.manifest().digest().value());
        }
    }

    @Test
    void keepsOnRecordWhatIsThereAndNothingThatIsGone() {
        load(packed());
        assertThat(digests(shell().run("inventory", "--refresh", "-o", "json")))
                .contains(image.manifest().digest().value());
        assertThat(shell().run("audit", "--image", reference.toString(), "--outcome", "removed")
                        .out())
                .isEmpty();

        remove(reference);
        assertThat(digests(shell().run("inventory", "--refresh", "-o", "json")))
                .doesNotContain(image.manifest().digest().value());
        var pinned = reference.withDigest(image.manifest().digest()).toString();
        assertThat(shell().run("ensure", pinned, "--policy", "Never").code()).isEqualTo(10);
    }

    @Test
    void bringsBackWhatTheRuntimesOwnCommandSaved() {
        assertThat(shell().run("ensure", reference.toString()).code()).isZero();
        var archive = directory.resolve("saved.tar");
        save(reference, archive);
        remove(reference);

        assertThat(load(archive).document().path("image_id").asText())
                .isEqualTo(image.config().digest().value());
        assertThat(shell().run("ensure", reference.toString(), "--policy", "Never")
                        .code())
                .isZero();
    }

    @Test
    void loadsNothingOfAnArchiveThatIsCutOff() throws IOException {
        var archive = packed();
        var whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
        var said = load(archive);
        assertThat(said.code()).isEqualTo(19);
        assertThat(said.err()).startsWith("error: IntegrityViolation: " + archive);
        assertThat(shell().run("ensure", reference.toString(), "--policy", "Never")
                        .code())
                .isEqualTo(10);
    }

    private Path packed() {
        var archive = directory.resolve("packed.tar");
        run(
                "skopeo",
                "copy",
                "-q",
                "--preserve-digests",
                "--src-tls-verify=false",
                "docker://" + reference,
                "oci-archive:" + archive + ":" + reference);
        return archive;
    }

    private Said load(Path archive) {
        return shell().run("bundle", "load", archive.toString(), "-o", "json", "--progress", "none");
    }

    private static Iterable<String> digests(Said inventory) {
        return inventory.documents().stream()
                .map((JsonNode entry) -> entry.path("digest").asText())
                .toList();
    }

    private Shell shell() {
        return new Shell(socket(), directory.resolve("data"));
    }

    static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as(String.join(" ", command) + ": " + said)
                    .isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
