package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.bootstrap.Shell.Said;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as a process of its own, asked by curl and by the command line. */
abstract class ServeContract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final FaultRegistry registry = FaultRegistry.start();
    private final String repository = "e2e/" + UUID.randomUUID();
    private Process service;

    abstract Path socket();

    @BeforeEach
    void serve() throws IOException {
        service = shell().start("serve");
        assertThat(new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8))
                        .readLine())
                .isEqualTo("ready at unix://" + serviceSocket());
    }

    @AfterEach
    void stop() {
        service.destroyForcibly();
        registry.close();
    }

    private Shell shell() {
        return new Shell(socket(), directory.resolve("data"));
    }

    private Path serviceSocket() {
        return directory.resolve("data/aegis-images.sock");
    }

    private String served() {
        return registry.serve(repository, "1", TestImage.fresh(100_000)).toString();
    }

    private JsonNode curl(String... arguments) throws IOException {
        return JSON.readTree(Shell.ended(started(arguments)).out());
    }

    private Process started(String... arguments) throws IOException {
        var line = new ArrayList<>(
                List.of("curl", "-sS", "-N", "--unix-socket", serviceSocket().toString()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line).start();
    }

    private int ended() throws InterruptedException {
        service.destroy();
        assertThat(service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return service.exitValue();
    }

    @Test
    void answersWhoeverSpeaksHttp() throws IOException {
        var reference = served();

        var ensured = curl(
                "http://node/v1/images/ensure",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"reference\":\"" + reference + "\",\"execution_id\":\"e1\"}");

        assertThat(ensured.path("source").asText()).isEqualTo("Downloaded");
        assertThat(curl("http://node/v1/images").findValuesAsText("reference")).contains(reference);
        assertThat(curl("http://node/readyz").path("ready").asBoolean()).isTrue();
    }

    @Test
    void precachesAndRemovesForWhoeverSpeaksHttp() throws IOException {
        var reference = served();

        var report = curl(
                "http://node/v1/precache",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"references\":[\"" + reference + "\"]}");

        assertThat(report.at("/summary/downloaded").asInt()).isEqualTo(1);
        var image = "http://node/v1/images/" + URLEncoder.encode(reference, StandardCharsets.UTF_8);
        assertThat(curl("-X", "DELETE", image + "?dry_run=true").path("action").asText())
                .isEqualTo("remove");
        assertThat(curl("-X", "DELETE", image).path("action").asText()).isEqualTo("removed");
        assertThat(curl("-X", "DELETE", image).path("type").asText()).isEqualTo("ImageNotFound");
    }

    @Test
    void precachesRemovesAndTellsOfItAsTheCommandLineAlone() {
        var reference = served();

        assertThat(shell().run("precache", reference, "--progress", "none").out())
                .startsWith("Downloaded " + reference)
                .contains("1 of 1 images are ready: 0 were here, 1 downloaded");
        assertThat(counted(shell().run("precache", reference, "-o", "json")))
                .isEqualTo(counted(shell().run("precache", reference, "-o", "json", "--embedded")));
        assertThat(shell().run("rm", reference).out()).startsWith("removed (");
        assertThat(shell().run("rm", reference).err())
                .isEqualTo(shell().run("rm", reference, "--embedded").err());
        assertThat(shell().run("audit", "--image", reference).out())
                .isEqualTo(
                        shell().run("audit", "--image", reference, "--embedded").out())
                .contains("no longer on the node: removed");
    }

    /** What does not differ from run to run. */
    private static String counted(Said said) {
        return said.out().replaceAll("\"(duration_ms|pull_id)\":[^,}]*", "");
    }

    @Test
    void letsTheCommandLineStartWithoutRuntimeAndRecord() throws IOException {
        var said = startedSmall("ensure", served(), "-o", "json", "--progress", "none");

        assertThat(said.document().path("source").asText()).isEqualTo("Downloaded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain nobody",
                "audit --by image",
                "platform list --offline",
                "inventory --at 1s",
                "inventory --diff 2s 1s",
                "access list",
                "access revoke --image ghcr.io/acme/nothing",
                "registries",
                "metrics",
            })
    void letsTheCommandLineReadWithoutRuntimeAndRecord(String command) throws IOException {
        startedSmall(command.split(" "));
    }

    /** In a process that loads neither. */
    private Said startedSmall(String... command) throws IOException {
        var loaded = directory.resolve("loaded");
        var said = Shell.ended(shell().startWith("-Xlog:class+load:file=" + loaded, command));
        assertThat(said.err()).doesNotContain("warning");
        assertThat(Files.readString(loaded))
                .contains("io.aegis.images.adapters.client.ServiceClient")
                .doesNotContain("org.axonframework")
                .doesNotContain("org.sqlite")
                .doesNotContain("io.aegis.images.adapters.engine")
                .doesNotContain("io.helidon")
                .doesNotContain("io.aegis.images.adapters.eventstore")
                .doesNotContain("io.aegis.images.adapters.docker")
                .doesNotContain("io.aegis.images.adapters.podman");
        return said;
    }

    @Test
    void isNotTakenForANodeThatItIsNot() {
        var said = shell().run("ensure", served(), "--config", unused().toString());

        assertThat(said.err()).contains("this node's service is not asked: --config names");
        assertThat(said.code()).isZero();
    }

    private Path unused() {
        try {
            return Files.writeString(directory.resolve("other.yaml"), """
                    apiVersion: 100monkeys.ai/v1
                    kind: NodeConfig
                    metadata: {name: other}
                    spec: {node: {id: node-7}}
                    """);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Test
    void givesTheSameAnswersAsTheCommandLineAlone() {
        var missing = registry.serve(repository, "1", TestImage.fresh(1000))
                .toString()
                .replaceAll(":1$", ":2");

        var through = shell().run("ensure", missing, "-o", "json");
        var alone = shell().run("ensure", missing, "-o", "json", "--embedded");

        assertThat(through.code()).isEqualTo(10).isEqualTo(alone.code());
        assertThat(through.err()).isEqualTo(alone.err());
        assertThat(failure(through)).isEqualTo(failure(alone));
    }

    @Test
    void listsTheSameAsTheCommandLineAlone() {
        shell().run("ensure", served());

        // The service may still be recording what it found on the node when it began.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(shell().run("inventory").out())
                        .isEqualTo(shell().run("inventory", "--embedded").out())
                        .contains(repository));
    }

    @Test
    void explainsAndCountsTheSameAsTheCommandLineAlone() {
        var reference = served();
        shell().run("ensure", reference, "--execution", "exec 7", "--tenant", "acme");
        var pull = shell().run("audit", "--image", reference, "--outcome", "Downloaded", "-o", "json")
                .document()
                .at("/data/pull_id")
                .asText();

        assertThat(isTheSameAlone("explain", "exec 7").out()).contains("Request " + pull, " credential ");
        assertThat(isTheSameAlone("explain", pull, "-o", "json").documents()).hasSizeGreaterThan(1);
        assertThat(isTheSameAlone("explain", "nobody").code()).isEqualTo(2);
        assertThat(isTheSameAlone("audit", "--by", "tenant,execution,image", "--tenant", "acme")
                        .out())
                .contains(reference, "exec 7");
        isTheSameAlone("audit", "--by", "credential", "--tenant", "acme", "-o", "json");
        assertThat(isTheSameAlone("audit", "--by", "execution").code()).isEqualTo(2);
    }

    @Test
    void tellsOfThePastTheSameAsTheCommandLineAlone() {
        var before = Instant.now();
        shell().run("ensure", served());
        var after = Instant.now();

        // As above: what it found is on record under the time when it found it.
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(isTheSameAlone("inventory", "--at", after.toString()).out())
                    .contains(repository);
            assertThat(isTheSameAlone("inventory", "--diff", before.toString(), after.toString())
                            .out())
                    .contains("+ " + registry.host() + "/" + repository);
            isTheSameAlone("inventory", "--diff", before.toString(), after.toString(), "-o", "json");
        });
        assertThat(isTheSameAlone("inventory", "--at", "2096-01-01").code()).isEqualTo(2);
    }

    @Test
    void listsThePlatformsImagesTheSameAsTheCommandLineAlone() throws Exception {
        registry.serve(repository + "/aegis-runtime", "1.2.3", TestImage.fresh(1000));
        var config = Files.writeString(directory.resolve("platform.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata: {name: node-7}
                spec:
                  node: {id: node-7}
                  image_tag: 1.2.3
                  images:
                    platform: {registry: "%s/%s", images: [aegis-runtime, aegis-seal-gateway]}
                """.formatted(registry.host(), repository))
                .toString();
        assertThat(ended()).isZero();
        service = shell().start("serve", "--config", config);
        await().atMost(PATIENCE).until(() -> Files.exists(serviceSocket()));
        startedSmall("platform", "pull", "aegis-runtime", "--config", config, "--progress", "none");

        var listed = isTheSameAlone("platform", "list", "aegis-runtime", "--config", config);
        assertThat(listed.out()).contains("configured, up to date");
        assertThat(isTheSameAlone("platform", "list", "--config", config, "-o", "json")
                        .documents())
                .hasSize(2);
        isTheSameAlone("platform", "list", "--config", config, "--offline");
        startedSmall("platform", "check", "--config", config);
        var checked = isTheSameAlone("platform", "check", "--config", config);
        assertThat(checked.code()).isEqualTo(10);
        assertThat(checked.out()).startsWith("aegis-runtime: ");
        assertThat(isTheSameAlone("platform", "check", "aegis-runtime", "--config", config, "-o", "json")
                        .code())
                .isEqualTo(3);
        assertThat(isTheSameAlone("platform", "check", "aegis-runtime,aegis-seal-gateway", "--config", config)
                        .code())
                .isEqualTo(2);
        assertThat(isTheSameAlone("platform", "list", "aegis-runtim", "--config", config)
                        .err())
                .contains("'aegis-runtim' is none of AEGIS's images: aegis-runtime, aegis-seal-gateway");
    }

    @Test
    void tellsOfRegistriesProofsAndGaugesTheSameAsTheCommandLineAlone() {
        registry.behave(request -> registry.content()
                .reply(request)
                .map(reply -> reply.with("RateLimit-Limit: 100;w=21600").with("RateLimit-Remaining: 76;w=21600")));
        var reference = served();
        shell().run("ensure", reference);
        // What is here already has the registry asked before anything else, and its answer waited for.
        shell().run("ensure", reference, "--policy", "Always");

        // What was found on the node when the service began may still be on its way to the record.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(isTheSameAlone("metrics").out()).contains("aegis_images_references "));
        assertThat(isTheSameAlone("registries").out()).contains(registry.host() + " ", "76 of 100  6 h 0 min");
        isTheSameAlone("registries", "-o", "json");
        assertThat(isTheSameAlone("access", "list").out()).contains(registry.host() + "/" + repository);
        assertThat(isTheSameAlone("access", "list", "-o", "json").documents()).isNotEmpty();
    }

    @Test
    void takesProofsBackForTheCommandLine() {
        var name = registry.host() + "/" + repository;
        shell().run("ensure", served());

        var revoked = shell().run("access", "revoke", "--image", name, "-o", "json");

        assertThat(revoked.document().path("repository").asText()).isEqualTo(name);
        assertThat(revoked.document().path("revoked_at").isTextual()).isTrue();
        assertThat(isTheSameAlone("access", "list").err()).isEqualTo("no proof of access is on record\n");
        assertThat(isTheSameAlone("access", "revoke", "--all").err()).isEqualTo("no proof on record matches\n");
        assertThat(isTheSameAlone("access", "revoke", "--image", name + ":1").code())
                .isEqualTo(2);
    }

    private Said isTheSameAlone(String... command) {
        var through = shell().run(command);
        var alone = shell().run(Stream.concat(Stream.of(command), Stream.of("--embedded"))
                .toArray(String[]::new));
        assertThat(through).isEqualTo(alone);
        return through;
    }

    private static JsonNode failure(Said said) {
        return said.document().path("failure");
    }

    @Test
    void letsAStreamGoOnAfterARestart() throws Exception {
        shell().run("ensure", served(), "--execution", "before");
        var first = curl("http://node/v1/events").path("events");
        assertThat(ended()).isZero();
        shell().run("ensure", served(), "--execution", "meanwhile");
        serve();

        var stream = started(
                "http://node/v1/events",
                "-H",
                "Accept: text/event-stream",
                "-H",
                "Last-Event-ID: " + first.get(first.size() - 1).path("position").asText());
        try (var lines = new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
            // The service also tells what it found on the node when it began.
            var seen = new ArrayList<String>();
            var data = lines.lines()
                    .filter(line -> line.startsWith("data:"))
                    .peek(seen::add)
                    .filter(line -> line.contains("\"execution_id\":\"meanwhile\""))
                    .findFirst()
                    .orElseThrow();
            assertThat(data).contains("ImagePull");
            assertThat(seen).noneMatch(line -> line.contains("\"execution_id\":\"before\""));
        } finally {
            stream.destroy();
        }
    }

    @Test
    void recordsAPullThatItsEndCutsOff() throws Exception {
        Files.writeString(directory.resolve("brief.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata: {name: brief}
                spec: {node: {id: node-7}, images: {service: {grace: 1s}}}
                """);
        assertThat(ended()).isZero();
        service = shell().start(
                        "serve", "--config", directory.resolve("brief.yaml").toString());
        var reference = stalled();
        await().atMost(PATIENCE).until(() -> Files.exists(serviceSocket()));
        var waiting = started(
                "http://node/v1/images/ensure",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"reference\":\"" + reference + "\",\"policy\":\"Always\"}");
        await().atMost(PATIENCE)
                .until(() -> curl("http://node/v1/pulls").path("pulls").size() == 1);

        assertThat(ended()).isZero();

        assertThat(JSON.readTree(Shell.ended(waiting).out()).path("type").asText())
                .isEqualTo("Cancelled");
        var last = shell().run("audit", "--outcome", "failed", "--limit", "1", "-o", "json")
                .document();
        assertThat(last.path("data").path("failure").path("class").asText()).isEqualTo("Cancelled");
    }

    /** An image whose layer begins to come and never ends. */
    private String stalled() {
        var image = TestImage.fresh(1_000_000);
        var layer = image.layers().getFirst();
        var reference = registry.serve(repository, "1", image).toString();
        registry.behave(Script.onBlob(layer, Reply.of(layer).delivered(Delivery.STALLED)));
        return reference;
    }

    @Test
    void refusesToServeBesideAnother() {
        var second = Shell.ended(shell().start("serve"));

        assertThat(second.code()).isEqualTo(2);
        assertThat(second.err()).contains("a service already answers at " + serviceSocket());
    }
}
