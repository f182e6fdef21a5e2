package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.bootstrap.Shell.Said;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.contracts.registry.TestImage;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AEGIS's own images from the command line, with real registries and runtimes. */
class PlatformImagesIT {
    private static final TestImage MAIN = TestImage.fresh(20_000);
    private static final TestImage OLD = TestImage.fresh(20_000);
    private static final TestImage NEW = TestImage.fresh(20_000);
    private static final TestImage CANDIDATE = TestImage.fresh(20_000);

    @TempDir
    Path directory;

    private final Fixtures fixtures = Fixtures.running();
    private final FaultRegistry faults = FaultRegistry.start();
    private final String group = "platform/" + UUID.randomUUID();
    private Shelf registry = fixtures.openRegistry();

    @BeforeEach
    void publish() {
        publish(fixtures.openRegistry());
    }

    @AfterEach
    void stopTheRegistry() {
        faults.close();
    }

    private void publish(Shelf shelf) {
        registry = shelf;
        for (var tag : List.of("latest", "sha-0a1b2c3")) {
            push(tag, MAIN);
        }
        push("1.2.2", OLD);
        for (var tag : List.of("1.2.3", "1.2", "1")) {
            push(tag, NEW);
        }
        push("1.3.0-rc.1", CANDIDATE);
    }

    private void push(String tag, TestImage image) {
        registry.push(group + "/aegis-runtime", tag, image);
    }

    static Stream<Path> sockets() {
        return Stream.of(Fixtures.running().dockerSocket(), Fixtures.running().podmanSocket());
    }

    private Said run(Path socket, String... command) throws IOException {
        var config = Files.writeString(directory.resolve("aegis-config.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata: {name: node-7}
                spec:
                  node: {id: node-7}
                  image_tag: 1.2.3
                  images:
                    registry_timeout: 5s
                    platform: {registry: "%s/%s", images: [aegis-runtime]}
                """.formatted(registry.host(), group));
        var all = Stream.concat(Stream.of(command), Stream.of("--config", config.toString()));
        return new Shell(socket, directory.resolve("data-" + socket.getFileName())).run(all.toArray(String[]::new));
    }

    private Said check() throws IOException {
        return run(fixtures.dockerSocket(), "platform", "check", "-o", "json");
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void listsPullsAndListsAgain(Path socket) throws IOException {
        var before = run(socket, "platform", "list", "-o", "json").document();
        assertThat(before.path("tags"))
                .extracting(tag -> tag.path("tag").asText())
                .containsExactlyInAnyOrder("latest", "sha-0a1b2c3", "1.2.2", "1.2.3", "1.2", "1", "1.3.0-rc.1");
        assertThat(before.path("held")).isEmpty();
        assertThat(before.path("up_to_date").asBoolean(true)).isFalse();

        var pulled = run(socket, "platform", "pull", "--progress", "none", "-o", "json");
        assertThat(pulled.code()).as(pulled.err()).isZero();
        assertThat(pulled.document().path("digest").asText())
                .isEqualTo(NEW.manifest().digest().value());
        assertThat(run(socket, "audit", "-o", "json").documents()).isNotEmpty();

        var after = run(socket, "platform", "list", "-o", "json").document();
        assertThat(after.path("up_to_date").asBoolean()).isTrue();
        assertThat(after.path("held").get(0).path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("1.2.3");
        assertThat(after.path("held").get(0).path("digests"))
                .extracting(JsonNode::asText)
                .contains(NEW.manifest().digest().value());
        assertThat(run(socket, "platform", "list").out()).contains("configured, up to date");

        push("1.2.3", CANDIDATE);
        assertThat(run(socket, "platform", "list").out()).contains("configured, moved since");
        assertThat(run(socket, "platform", "list", "--offline", "-o", "json")
                        .document()
                        .path("tags")
                        .isNull())
                .isTrue();
    }

    @Test
    void findsThatTheStrategyIsFollowed() throws IOException {
        var said = check();
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.document().path("follows").asBoolean()).isTrue();
        assertThat(said.document().path("tags").asInt()).isEqualTo(7);
    }

    @Test
    void findsWhatDoesNotFollowIt() throws IOException {
        push("1.2", CANDIDATE);
        push("v1.2.3", NEW);
        push("latest", OLD);
        var said = check();
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.document().path("breaches"))
                .extracting(breach ->
                        breach.path("rule").asText() + " " + breach.path("tag").asText())
                .containsExactlyInAnyOrder(
                        "pre_release_behind_floating_tag 1.2", "v_prefix v1.2.3", "latest_not_from_main latest");
    }

    @Test
    void passesOverATagThatGoesMeanwhile() throws IOException {
        publish(faults);
        faults.behave(request ->
                request.part() == Part.MANIFEST && request.identifier().equals("sha-0a1b2c3")
                        ? Option.some(Reply.error(404, "MANIFEST_UNKNOWN", "manifest unknown"))
                        : Option.none());
        var said = check();
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.document().path("tags").asInt()).isEqualTo(6);
        assertThat(said.document().path("breaches").get(0).path("rule").asText())
                .isEqualTo("latest_not_from_main");
    }

    @Test
    void takesNoRegistryForOneThatFollowsWhichCannotBeAsked() throws IOException {
        publish(faults);
        assertThat(checked(Script.on(Part.TAGS, Reply.status(503)))).isEqualTo("16 RegistryError");
        assertThat(checked(Script.on(Part.TAGS, Reply.error(401, "UNAUTHORIZED", "no"))))
                .isEqualTo("11 AuthenticationFailed");
        assertThat(checked(Script.on(Part.TAGS, Reply.error(404, "NAME_UNKNOWN", "no such repository"))))
                .isEqualTo("10 ImageNotFound");
        assertThat(checked(Script.on(Part.TAGS, Reply.status(429)))).isEqualTo("13 RateLimited");
        assertThat(checked(Script.onManifest(Reply.status(500)))).isEqualTo("16 RegistryError");
        assertThat(checked(Script.on(Part.TAGS, Reply.nothing(Reply.Delivery.NEVER))))
                .isEqualTo("12 NetworkTimeout");
        faults.close();
        assertThat(checked(request -> Option.none())).isEqualTo("15 RegistryUnreachable");
    }

    private String checked(Script script) throws IOException {
        faults.behave(script);
        var said = check();
        assertThat(said.document().path("follows").isNull()).isTrue();
        assertThat(said.err()).contains("error: ", "\n  -> ");
        return said.code() + " " + said.document().path("failure").path("class").asText();
    }

    @Test
    void tellsOfARuntimeThatIsNotThere() throws IOException {
        var said = run(directory.resolve("none.sock"), "platform", "list", "-o", "json");
        assertThat(said.code()).isEqualTo(22);
        assertThat(said.document().path("held").isNull()).isTrue();
        assertThat(said.document().path("tags")).hasSize(7);
    }
}
