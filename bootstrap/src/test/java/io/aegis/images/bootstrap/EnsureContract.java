package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from the command line to the runtime and back, the record and its survival included. */
abstract class EnsureContract {
    private static final int KILLS = 5;

    @TempDir
    Path directory;

    private final FaultRegistry registry = FaultRegistry.start();
    private final String repository = "e2e/" + UUID.randomUUID();

    abstract Path socket();

    private Shell shell() {
        return new Shell(socket(), directory.resolve("data"));
    }

    @AfterEach
    void stopTheRegistry() {
        registry.close();
    }

    private String served() {
        return registry.serve(repository, "1", TestImage.fresh(100_000)).toString();
    }

    @Test
    void downloadsOnceAndThenAnswersFromTheNode() {
        var image = TestImage.fresh(100_000);
        var reference = registry.serve(repository, "1", image).toString();
        var first = shell().run("ensure", reference, "--execution", "e-1", "-o", "json")
                .document();
        var second = shell().run("ensure", reference, "--execution", "e-2", "-o", "json")
                .document();
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly(
                        "reference",
                        "node",
                        "policy",
                        "source",
                        "digest",
                        "image_id",
                        "platform",
                        "size_bytes",
                        "bytes_transferred",
                        "duration_ms",
                        "fallback",
                        "pull_id",
                        "execution_id");
        assertThat(first.path("source").asText()).isEqualTo("Downloaded");
        assertThat(first.path("digest").asText())
                .isEqualTo(image.manifest().digest().value());
        assertThat(first.path("image_id").asText())
                .isEqualTo(image.config().digest().value());
        assertThat(second.path("source").asText()).isEqualTo("Cached");
        assertThat(second.path("execution_id").asText()).isEqualTo("e-2");
    }

    @Test
    void keepsTheWholeRecord() {
        var reference = served();
        shell().run("ensure", reference, "--execution", "e-1");
        shell().run("ensure", reference, "--execution", "e-2");
        var events = shell().run("events").documents();
        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly(
                        "aegis.images.ImagePullStarted",
                        "aegis.images.ImagePullCompleted",
                        "aegis.images.ImageCached",
                        "aegis.images.ImagePullCompleted");
        assertThat(events).extracting(event -> event.path("subject").asText()).containsOnly(reference);
        assertThat(events).extracting(event -> event.path("source").asText()).containsOnly("/nodes/node-7");
        var held = shell().run("inventory", "-o", "json").document();
        assertThat(held.path("reference").asText()).isEqualTo(reference);
        assertThat(held.path("uses").asInt()).isEqualTo(2);
        assertThat(shell().run("audit", "--execution", "e-1", "-o", "json").documents())
                .extracting(event -> event.path("outcome").asText())
                .contains("Downloaded", "started");
        assertThat(shell().run("explain", "e-1").out())
                .contains(
                        "asked", "the runtime does not hold it", "  started " + reference, "  Downloaded " + reference);
    }

    @Test
    void tellsWhatIsWrongByItsExitCode() {
        assertThat(failing(Script.onManifest(Reply.error(404, "MANIFEST_UNKNOWN", "manifest unknown"))))
                .isEqualTo("10 ImageNotFound");
        assertThat(failing(Script.onManifest(Reply.error(401, "UNAUTHORIZED", "no"))))
                .isEqualTo("11 AuthenticationFailed");
        assertThat(failing(Script.onManifest(Reply.status(503)))).isEqualTo("16 RegistryError");
        assertThat(failing(Script.onManifest(Reply.of(
                        200,
                        "application/vnd.docker.distribution.manifest.list.v2+json",
                        TestImage.index(TestImage.of(1, "s390x", 10)).content()))))
                .isEqualTo("18 PlatformMismatch");
        assertThat(failing(Script.onManifest(Reply.nothing(Delivery.NEVER)), "--timeout", "2s"))
                .isEqualTo("12 NetworkTimeout");
    }

    @Test
    void givesUpOnABlobThatNeverComes() {
        assertThat(failing(Script.onBlobs(Reply.nothing(Delivery.NEVER)), "--timeout", "2s"))
                .isEqualTo("12 NetworkTimeout");
    }

    @Test
    void endsAPullThatMakesNoProgress() throws IOException {
        var config = configuration("images: {clocks: {resolve: 5s, no_progress: 2s}}");
        assertThat(failing(Script.onBlobs(Reply.nothing(Delivery.NEVER)), "--config", config.toString()))
                .isEqualTo("12 NetworkTimeout");
    }

    /** @param section one more line below {@code spec} */
    private Path configuration(String section) throws IOException {
        return Files.writeString(directory.resolve("aegis-config.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata:
                  name: node-7
                spec:
                  node:
                    id: node-7
                  %s
                """.formatted(section));
    }

    private String failing(Script script, String... options) {
        var reference = served();
        registry.behave(script);
        var command = new ArrayList<>(List.of("ensure", reference, "-o", "json"));
        command.addAll(List.of(options));
        var said = shell().run(command.toArray(String[]::new));
        var failure = said.document().path("failure");
        assertThat(said.err()).contains("error: " + failure.path("class").asText(), "\n  -> ");
        assertThat(failure.path("host").asText()).isEqualTo(registry.host().value());
        return said.code() + " " + failure.path("class").asText();
    }

    @Test
    void tellsARateLimitAtOnceAndWhenToComeBack() {
        var reference = served();
        registry.behave(Script.onManifest(
                Reply.error(429, "TOOMANYREQUESTS", "slow down").with("Retry-After: 7")));
        var failure = shell().run("ensure", reference, "-o", "json").document().path("failure");

        assertThat(failure.path("class").asText()).isEqualTo("RateLimited");
        assertThat(failure.path("retry_after_seconds").asInt()).isEqualTo(7);
    }

    @Test
    void offersTheTagThatWasMeant() {
        var said = shell().run("ensure", served() + ".O");

        assertThat(said.code()).isEqualTo(10);
        assertThat(said.err())
                .contains(repository + " has no tag 1.O; the nearest of its tags: 1\n  -> use a tag that is there");
    }

    @Test
    void needsNoPullForWhatIsUnchangedUnderAlways() {
        var image = TestImage.fresh(100_000);
        var reference = registry.serve(repository, "1", image).toString();
        shell().run("ensure", reference);
        long before = registry.requests().size();
        var again = shell().run("ensure", reference, "--policy", "Always", "-o", "json")
                .document();

        assertThat(again.path("source").asText()).isEqualTo("Cached");
        assertThat(registry.requests().subList((int) before, registry.requests().size()))
                .isNotEmpty()
                .allMatch(request -> request.method().equals("HEAD"));
    }

    @Test
    void fallsBackToTheCopyWhileTheRegistryIsDownOnlyWhereThatIsConfigured() throws IOException {
        var reference = served();
        shell().run("ensure", reference);
        registry.behave(_ -> Option.some(Reply.status(503)));
        var config = configuration("images: {always_fallback: cached}").toString();

        assertThat(shell().run("ensure", reference, "--policy", "Always").code())
                .isEqualTo(16);
        var served = shell().run("ensure", reference, "--policy", "Always", "--config", config, "-o", "json")
                .document();
        assertThat(served.path("source").asText()).isEqualTo("Cached");
        assertThat(served.at("/fallback/class").asText()).isEqualTo("RegistryError");
        assertThat(shell().run("audit", "--image", reference, "--outcome", "Cached", "-o", "json")
                        .documents()
                        .getFirst()
                        .at("/data/fallback/class")
                        .asText())
                .isEqualTo("RegistryError");
    }

    @Test
    void neverGoesToTheRegistryUnderNever() {
        var reference = served();
        var said = shell().run("ensure", reference, "--policy", "Never");
        assertThat(said.code()).isEqualTo(10);
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void sharesOnePullAmongAllWhoAskInOneProcess() {
        var image = TestImage.fresh(100_000);
        var reference = registry.serve(repository, "1", image).toString();
        var command = IntStream.range(0, 20).mapToObj(_ -> reference).toList();
        var line = new ArrayList<>(List.of("ensure", "-o", "json"));
        line.addAll(command);
        var said = shell().run(line.toArray(String[]::new));
        assertThat(said.documents()).hasSize(20);
        assertThat(registry.requests())
                .filteredOn(request -> request.method().equals("GET")
                        && request.identifier().equals(image.config().digest().value()))
                .hasSize(1);
    }

    @Test
    void recordsACancelledPullWhenAskedToEnd() {
        var process = pullingProcess();
        process.toHandle().destroy(); // SIGTERM
        var said = Shell.ended(process);
        assertThat(said.code()).isEqualTo(130);
        assertThat(said.err()).contains("error: Cancelled");
        assertThat(lastOutcome()).isEqualTo("Cancelled");
    }

    @Test
    void endsAPullWhoseProcessWasKilledAndSucceedsAfterwards() {
        for (int kill = 0; kill < KILLS; kill++) {
            var process = pullingProcess();
            process.toHandle().destroyForcibly(); // SIGKILL
            Shell.ended(process);
            assertThat(lastOutcome()).isEqualTo("Interrupted");
            registry.behave(registry.content());
        }
        assertThat(shell().run("ensure", registry.reference(repository + ":1").toString())
                        .code())
                .isZero();
    }

    /** A process that has recorded the start of a pull and waits for its layer. */
    private Process pullingProcess() {
        var image = TestImage.fresh(1_000_000);
        var layer = image.layers().getFirst();
        var reference = registry.serve(repository, "1", image).toString();
        registry.behave(Script.onBlob(layer, Reply.of(layer).delivered(Delivery.STALLED)));
        long before = started();
        var process = shell().start("ensure", reference);
        await().until(() -> started() > before);
        return process;
    }

    private long started() {
        return Files.exists(directory.resolve("data"))
                ? shell().run("audit", "--outcome", "started", "-o", "json")
                        .documents()
                        .size()
                : 0;
    }

    private String lastOutcome() {
        return shell().run("audit", "--outcome", "failed", "--limit", "1", "-o", "json")
                .document()
                .at("/data/failure/class")
                .asText();
    }

    @Test
    void worksInTwoProcessesOnOneDataDirectory() {
        var reference = served();
        var processes = IntStream.range(0, 4)
                .mapToObj(number -> shell().start("ensure", reference, "--execution", "e-" + number, "-o", "json"))
                .toList();
        assertThat(processes).extracting(process -> Shell.ended(process).code()).containsOnly(0);
        assertThat(shell().run("audit", "-o", "json").documents())
                .filteredOn(event -> event.path("event").asText().equals("ImagePullCompleted"))
                .extracting(event -> event.at("/data/execution_id").asText())
                .containsExactlyInAnyOrder("e-0", "e-1", "e-2", "e-3");
    }

    @Test
    void followsEventsThatOtherProcessesRecord() throws IOException {
        var reference = served();
        shell().run("ensure", reference);
        var seen = shell().run("events").documents().getLast().path("position").asText();
        var follower = shell().start("events", "--since", seen, "--follow");
        try (var lines = follower.inputReader()) {
            shell().run("ensure", reference, "--execution", "e-2");
            assertThat(lines.readLine())
                    .contains("\"type\":\"aegis.images.ImagePullCompleted\"", "\"execution_id\":\"e-2\"");
        } finally {
            follower.toHandle().destroyForcibly();
        }
    }

    @Test
    void followsWhatCameAndWentWithoutUs() {
        var reference = served();
        shell().run("ensure", reference);
        remove(reference);
        assertThat(shell().run("inventory", "--refresh", "-o", "json").documents())
                .extracting(held -> held.path("reference").asText())
                .doesNotContain(reference);
        assertThat(shell().run("audit", "--image", reference, "--outcome", "removed", "-o", "json")
                        .documents())
                .extracting((JsonNode event) -> event.at("/data/cause").asText())
                .containsExactly("outside");
    }

    private void remove(String reference) {
        try {
            var curl = new ProcessBuilder(
                            "curl",
                            "-fsS",
                            "--unix-socket",
                            socket().toString(),
                            "-X",
                            "DELETE",
                            "http://engine/images/" + reference)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(curl.waitFor()).isZero();
        } catch (IOException | InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void letsNoCredentialOut() throws Exception {
        var fixtures = Fixtures.running();
        var login = fixtures.credential();
        var reference = fixtures.privateRegistry()
                .push(repository, "1", TestImage.fresh(1000))
                .toString();
        var config = configuration("registry_credentials: [{registry: '%s', username: %s, password: %s}]"
                .formatted(fixtures.privateRegistry().host(), login.username(), login.password()));
        var printed = new StringBuilder();
        for (var command : List.of(
                "ensure " + reference,
                "ensure " + reference + "-absent",
                "events",
                "audit",
                "doctor",
                "inventory -o json")) {
            var said = shell().run((command + " --config " + config).split(" ", -1));
            printed.append(said.out()).append(said.err());
        }
        assertThat(printed).contains("Downloaded", "node configuration").doesNotContain(login.password());
        try (var files = Files.walk(directory.resolve("data"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(login.password());
            }
        }
    }
}
