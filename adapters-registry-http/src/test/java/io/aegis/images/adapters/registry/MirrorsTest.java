package io.aegis.images.adapters.registry;

import static io.aegis.images.adapters.registry.Given.loopback;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MirrorsTest {

    private static final TestImage IMAGE = TestImage.of(7);

    private final FaultRegistry registry = FaultRegistry.start();
    private final FaultRegistry first = FaultRegistry.start(ServerSocketFactory.getDefault(), loopback(2));
    private final FaultRegistry second = FaultRegistry.start(ServerSocketFactory.getDefault(), loopback(3));

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        registry.close();
        first.close();
        second.close();
    }

    @Test
    void areAskedFirstAndNamedInTheAnswer() {
        first.serve("lab/x", "1", IMAGE);

        assertThat(answeredBy(configured(), registry.reference("lab/x:1")))
                .isEqualTo(first.host().value());
        assertThat(registry.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reply.Delivery.class,
            names = {"NEVER", "RESET", "CUT_OFF"})
    void areLeftForTheNextOneWhateverTheyFailWith(Reply.Delivery failing) {
        first.behave(Script.onManifest(Reply.nothing(failing)));
        second.serve("lab/x", "1", IMAGE);
        var asking = Given.registry(
                Duration.ofSeconds(1),
                EngineFiles.none(),
                new KeptBudgets(),
                Given.withMirrors(
                        registry.host(), first.host().value(), second.host().value()));

        assertThat(answeredBy(asking, registry.reference("lab/x:1")))
                .isEqualTo(second.host().value());
    }

    @Test
    void areKnownWithoutBeingAsked() {
        assertThat(configured().hasMirrors(registry.reference("lab/x:1"))).isEqualTo(Either.right(true));
        assertThat(configured().hasMirrors(first.reference("lab/x:1"))).isEqualTo(Either.right(false));
        assertThat(first.requests()).isEmpty();
    }

    @Test
    void proveNobodysRight() {
        first.serve("lab/x", "1", IMAGE);
        registry.behave(Script.onManifest(Reply.error(403, "DENIED", "not for you")));
        var reference = registry.reference("lab/x:1");

        assertThat(configured()
                        .resolve(reference, Option.none(), Cancellation.none())
                        .isRight())
                .isTrue();
        assertThat(configured()
                        .prove(reference, Option.none(), Cancellation.none())
                        .isLeft())
                .isTrue();
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void leaveTheLastWordToTheRegistry() {
        first.behave(Script.onManifest(Reply.status(503)));
        registry.behave(Script.onManifest(Reply.status(500)));

        assertThat(failure(configured(), registry.reference("lab/x:1")))
                .isInstanceOfSatisfying(RegistryError.class, error -> {
                    assertThat(error.registry()).isEqualTo(registry.host());
                    assertThat(error.detail().text()).contains("500");
                });
    }

    @Test
    void areNotAskedWhichTagsTheyHaveWhenOneIsMissing() {
        registry.serve("lab/x", "1", IMAGE);

        answeredBy(configured(), registry.reference("lab/x:1"));
        assertThat(first.requests()).hasSize(1);
    }

    @Test
    void mayHaveTheirRepositoriesBelowAPath() {
        first.serve("cache/of/lab/x", "1", IMAGE);
        var asking = Given.registry(Given.withMirrors(registry.host(), first.host() + "/cache/of"));

        assertThat(answeredBy(asking, registry.reference("lab/x:1")))
                .isEqualTo(first.host().value());
    }

    @Test
    void ofDockerHubAreThoseOfDockersFile() throws IOException {
        first.serve("library/python", "3", IMAGE);
        var daemon = file("daemon.json", "{\"registry-mirrors\": [\"http://" + first.host() + "/\"]}");

        assertThat(answeredBy(
                        Given.registry(Given.docker(daemon)),
                        ImageReference.parse("python:3").get()))
                .isEqualTo(first.host().value());
    }

    @Test
    void ofDockersFileAreForDockerHubAlone() throws IOException {
        registry.serve("lab/x", "1", IMAGE);
        var daemon = file("daemon.json", "{\"registry-mirrors\": [\"http://" + first.host() + "\"]}");

        assertThat(answeredBy(Given.registry(Given.docker(daemon)), registry.reference("lab/x:1")))
                .isEqualTo(registry.host().value());
        assertThat(first.requests()).isEmpty();
    }

    @Test
    void ofPodmansFileAreThoseOfTheClosestPrefix() throws IOException {
        first.serve("lab/x", "1", IMAGE);
        second.serve("cache/x", "1", IMAGE);
        var conf = file("registries.conf", """
                [[registry]]
                prefix = "%1$s"
                [[registry.mirror]]
                location = "%2$s"

                [[registry]]
                prefix = "%1$s/lab"
                [[registry.mirror]]
                location = "%3$s/cache"
                """.formatted(registry.host(), first.host(), second.host()));

        assertThat(answeredBy(Given.registry(Given.podman(conf)), registry.reference("lab/x:1")))
                .isEqualTo(second.host().value());
    }

    @Test
    void areNotAskedForTagsWhenTheyAreMeantForDigests() throws IOException {
        registry.serve("lab/x", "1", IMAGE);
        first.serve("lab/x", "1", IMAGE);
        var conf = file("registries.conf", """
                [[registry]]
                location = "%s"
                mirror-by-digest-only = true
                [[registry.mirror]]
                location = "%s"
                """.formatted(registry.host(), first.host()));
        var byTag = registry.reference("lab/x:1");

        assertThat(answeredBy(Given.registry(Given.podman(conf)), byTag))
                .isEqualTo(registry.host().value());
        assertThat(answeredBy(
                        Given.registry(Given.podman(conf)),
                        byTag.withDigest(IMAGE.manifest().digest())))
                .isEqualTo(first.host().value());
    }

    @Test
    void areNoWayAroundABlock() throws IOException {
        var conf = file("registries.conf", """
                [[registry]]
                location = "%s"
                blocked = true
                [[registry.mirror]]
                location = "%s"
                """.formatted(registry.host(), first.host()));

        assertThat(failure(Given.registry(Given.podman(conf)), registry.reference("lab/x:1")))
                .isInstanceOfSatisfying(
                        AccessDenied.class,
                        denied -> assertThat(denied.message())
                                .contains("configuration blocks " + registry.host() + "/lab/x"));
        assertThat(first.requests()).isEmpty();
    }

    @Test
    void aLocationIsAskedInThePrefixesPlace() throws IOException {
        first.serve("real/lab/x", "1", IMAGE);
        var conf = file("registries.conf", """
                [[registry]]
                prefix = "images.example"
                location = "%s/real"
                """.formatted(first.host()));

        assertThat(answeredBy(
                        Given.registry(Given.podman(conf)),
                        ImageReference.parse("images.example/lab/x:1").get()))
                .isEqualTo("images.example");
    }

    @Test
    void aLocationElsewhereIsNoPlaceToLogInAt() throws IOException {
        var conf = file("registries.conf", """
                [[registry]]
                prefix = "images.example"
                location = "%s"
                """.formatted(first.host()));

        try (var asking = Given.registry(Given.podman(conf))) {
            assertThat(asking.login(new RegistryHost("images.example"), Option.some(Given.ALICE))
                            .getLeft())
                    .isInstanceOfSatisfying(
                            AccessDenied.class,
                            denied -> assertThat(denied.message()).contains("asks " + first.host() + " instead"));
        }
        assertThat(first.requests()).isEmpty();
    }

    private Registry configured() {
        return Given.registry(Given.withMirrors(registry.host(), first.host().value()));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String answeredBy(Registry asking, ImageReference reference) {
        try (asking) {
            return asking.resolve(reference, Option.none(), Cancellation.none())
                    .getOrElseThrow(failure -> new AssertionError(failure.message()))
                    .answeredBy();
        }
    }

    private static PullFailure failure(Registry asking, ImageReference reference) {
        try (asking) {
            return asking.resolve(reference, Option.none(), Cancellation.none()).getLeft();
        }
    }
}
