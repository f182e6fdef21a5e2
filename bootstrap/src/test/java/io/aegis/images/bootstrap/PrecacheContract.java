package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a node ready beforehand, from the command line to the runtime. */
abstract class PrecacheContract {

    @TempDir
    Path directory;

    private final FaultRegistry registry = FaultRegistry.start();
    private final String repository = "prep/" + UUID.randomUUID();

    abstract Path socket();

    /** Where the runtime keeps its images. */
    abstract Path storage();

    private Shell shell() {
        return new Shell(socket(), directory.resolve("data"));
    }

    @AfterEach
    void stopTheRegistry() {
        registry.close();
    }

    @Test
    void bringsWhatADirectoryOfManifestsAndAListAskFor() throws IOException {
        var agents = Files.createDirectory(directory.resolve("agents"));
        Files.writeString(agents.resolve("agent.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: Agent
                metadata: {name: summariser}
                spec: {runtime: {image: "%s", image_pull_policy: Never}}
                """.formatted(served("a")));
        Files.writeString(agents.resolve("deployment.yaml"), "apiVersion: apps/v1\nkind: Deployment\n");
        var list = Files.writeString(directory.resolve("images.txt"), "# for tonight\n" + served("b") + "  # 1 kB\n");

        var said = shell().run("precache", "--manifests", agents.toString(), "--file", list.toString(), "-o", "json");

        assertThat(said.code()).isZero();
        assertThat(said.documents())
                .extracting(document -> document.path("source").asText())
                .containsExactly("Downloaded", "Downloaded", "");
        assertThat(said.documents().getFirst().path("needed_by").toString()).isEqualTo("[\"agent summariser\"]");
        assertThat(said.documents().get(1).at("/needed_by/0").asText()).isEqualTo(list + ":2");
        assertThat(said.err()).contains("deployment.yaml: passed over");
        assertThat(shell().run("ensure", served("a"), "--policy", "Never").code())
                .isZero();
    }

    @Test
    void reportsWhatIsReadyAndWhatIsNot() {
        var here = served("here");
        var gone = registry.reference(repository + ":gone").toString();

        var said = shell().run("precache", gone, here);

        assertThat(said.code()).isEqualTo(10);
        assertThat(said.out())
                .startsWith("failed " + gone + " (needed by as given): ImageNotFound: ")
                .contains("\n  -> ", "\nDownloaded " + here + " sha256:", "\n1 of 2 images are ready: ");
        assertThat(said.err()).contains(" of 2 images").contains("] " + here + ": Downloaded");
    }

    @Test
    void goesOnWhereAKilledOneWas() {
        var references =
                IntStream.range(0, 5).mapToObj(number -> served("n" + number)).toList();
        var last = TestImage.fresh(1_000_000);
        var stalled = registry.serve(repository, "stalled", last).toString();
        registry.behave(Script.onBlob(
                last.layers().getFirst(), Reply.of(last.layers().getFirst()).delivered(Delivery.STALLED)));
        var command = command("precache", references, stalled);
        var process = shell().start(command);
        await().atMost(Duration.ofMinutes(2)).until(() -> downloaded() >= references.size());
        process.toHandle().destroyForcibly();
        Shell.ended(process);
        registry.behave(registry.content());

        var summary = shell().run(command).documents().getLast().path("summary");

        assertThat(summary.path("ready").asInt()).isEqualTo(references.size() + 1);
        assertThat(summary.path("downloaded").asInt()).isEqualTo(1);
        assertThat(shell().run("audit", "--outcome", "failed", "-o", "json").documents())
                .extracting(event -> event.at("/data/failure/class").asText())
                .containsExactly("Interrupted");
    }

    @Test
    void endsOnRecordWhenAskedTo() {
        var image = TestImage.fresh(1_000_000);
        var stalled = registry.serve(repository, "stalled", image).toString();
        registry.behave(Script.onBlobs(Reply.of(image.layers().getFirst()).delivered(Delivery.STALLED)));
        var gone = registry.reference(repository + ":gone").toString();
        var process = shell().start("precache", gone, stalled);
        await().until(() -> events("failed") == 1 && events("started") == 2);
        process.toHandle().destroy();

        assertThat(Shell.ended(process).code()).isEqualTo(130);
        assertThat(events("failed")).isEqualTo(2);
    }

    @Test
    void leavesTheLastPullsOfARegistryToExecutions() {
        var first = served("first");
        registry.behave(request -> registry.content()
                .reply(request)
                .map(reply -> reply.with("RateLimit-Limit: 100;w=21600").with("RateLimit-Remaining: 3;w=21600")));
        shell().run("ensure", first);

        var failure = shell().run("precache", served("second"), "-o", "json")
                .documents()
                .getFirst()
                .path("failure");

        assertThat(failure.path("class").asText()).isEqualTo("RateLimited");
        assertThat(failure.path("retry_after_seconds").asInt()).isBetween(21_000, 21_600);
        assertThat(shell().run("ensure", served("second")).code()).isZero();
    }

    @Test
    void provesThatItIsReadyOnceWhatWasMissingIsBrought() throws IOException {
        var here = served("here");
        var missing = served("missing");
        var list = directory.resolve("carry.txt");
        shell().run("precache", here);

        var before = shell().run("offline-check", here, missing, "--simulate", "--list", list.toString(), "-o", "json");

        assertThat(before.code()).isEqualTo(3);
        assertThat(before.documents())
                .extracting(document -> document.path("state").asText())
                .containsExactly("ready", "missing", "");
        assertThat(before.documents().get(1).at("/simulated_failure/class").asText())
                .isEqualTo("RegistryUnreachable");
        assertThat(before.documents().getLast().at("/summary/bytes_to_carry").asLong())
                .isGreaterThan(100_000);
        assertThat(Files.readAllLines(list)).singleElement().asString().startsWith(missing + "  # 10");
        assertThat(shell().run("precache", "--file", list.toString()).code()).isZero();
        registry.close();
        long events = shell().run("events").documents().size();
        assertThat(shell().run("offline-check", here, missing, "--simulate").code())
                .isZero();
        assertThat(shell().run("events").documents()).hasSize((int) events);
        assertThat(shell().run("ensure", missing).code()).isZero();
    }

    @Test
    void findsWhatWasDamagedOnTheDiskUntilItIsBroughtAnew() throws IOException {
        int seed = ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        var image = TestImage.of(seed, TestImage.platformOfThisMachine(), 1000, 200_000);
        var damaged = registry.serve(repository, "damaged", image).toString();
        var whole = served("whole");
        shell().run("precache", damaged, whole);
        assertThat(shell().run("offline-check", damaged, whole, "--deep").code())
                .isZero();
        damage(TestImage.file(seed, 1));

        var said = shell().run("offline-check", damaged, whole, "--deep", "-o", "json");

        assertThat(said.code()).isEqualTo(3);
        assertThat(said.documents())
                .extracting(document -> document.path("state").asText())
                .containsExactly("damaged", "ready", "");
        assertThat(said.documents().getFirst().at("/damage/0/message").asText()).contains(TestImage.file(seed, 1));
        assertThat(said.documents()
                        .getLast()
                        .at("/summary/to_carry/0/reference")
                        .asText())
                .isEqualTo(damaged);
        shell().run("rm", damaged);
        shell().run("precache", damaged);
        assertThat(shell().run("offline-check", damaged, whole, "--deep").code())
                .isZero();
    }

    private void damage(String file) throws IOException {
        try (var all = Files.walk(storage())) {
            var kept = all.filter(path -> path.endsWith("diff/" + file))
                    .findFirst()
                    .orElseThrow();
            var content = Files.readAllBytes(kept);
            content[content.length / 2] ^= 1;
            Files.write(kept, content);
        }
    }

    @Test
    void tellsATagThatHoldsOtherBytesThanTheLockedOnes() {
        var first = TestImage.fresh(1000);
        var reference = registry.serve(repository, "1", first).toString();
        var locked = reference + "@" + first.manifest().digest();
        registry.serve(repository, "1", TestImage.fresh(1000));
        shell().run("precache", reference);

        var said = shell().run("offline-check", locked, "-o", "json");

        assertThat(said.code()).isEqualTo(3);
        assertThat(said.documents().getFirst().path("state").asText()).isEqualTo("other_digest");
    }

    private long downloaded() {
        return events("Downloaded");
    }

    private long events(String outcome) {
        return Files.exists(directory.resolve("data"))
                ? shell().run("audit", "--outcome", outcome, "-o", "json").documents().stream()
                        .map((JsonNode event) -> event.path("event_id"))
                        .count()
                : 0;
    }

    private static String[] command(String name, List<String> references, String further) {
        var command = new ArrayList<>(List.of(name, "-o", "json"));
        command.addAll(references);
        command.add(further);
        return command.toArray(String[]::new);
    }

    private String served(String tag) {
        return registry.serve(repository, tag, TestImage.fresh(100_000)).toString();
    }
}
