package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.engine.EngineLocator.Located;
import io.aegis.images.contracts.runtime.EngineReply;
import io.aegis.images.contracts.runtime.FakeEngine;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLocatorTest {

    @TempDir
    Path directory;

    @Test
    void learnsTheKindFromTheEngine() {
        try (var docker = FakeEngine.docker(directory.resolve("d.sock"));
                var podman = FakeEngine.podman(directory.resolve("p.sock"))) {
            assertThat(at(docker.socket()).get().kind()).isEqualTo(EngineKind.DOCKER);
            assertThat(at(podman.socket()).get().kind()).isEqualTo(EngineKind.PODMAN);
            assertThat(at(podman.socket()).get().description().version()).isEqualTo("4.3.1");
            assertThat(at(podman.socket()).get().why()).isEqualTo("as configured");
        }
    }

    @Test
    void prefersContainerHostToDockerHost() {
        try (var docker = FakeEngine.docker(directory.resolve("d.sock"));
                var podman = FakeEngine.podman(directory.resolve("p.sock"))) {
            var both =
                    Map.of("CONTAINER_HOST", "unix://" + podman.socket(), "DOCKER_HOST", "unix://" + docker.socket());
            assertThat(locate(both, Option.none()).get().why()).isEqualTo("by $CONTAINER_HOST");
            assertThat(locate(both, Option.none()).get().kind()).isEqualTo(EngineKind.PODMAN);
            var one = Map.of("DOCKER_HOST", "unix://" + docker.socket());
            assertThat(locate(one, Option.none()).get().why()).isEqualTo("by $DOCKER_HOST");
        }
    }

    @Test
    void looksNowhereElseThanItIsTold() {
        try (var docker = FakeEngine.docker(directory.resolve("d.sock"))) {
            var environment = Map.of("DOCKER_HOST", "unix://" + docker.socket());
            var failure = new EngineLocator(environment, "0")
                    .locate(Option.none(), Option.some("/nowhere.sock"))
                    .getLeft();
            assertThat(failure.detail().text())
                    .isEqualTo("unix:///nowhere.sock: there is no such socket: the engine is not running, or listens"
                            + " elsewhere");
        }
    }

    @Test
    void saysWhenTheEngineIsOfAnotherKind() {
        try (var docker = FakeEngine.docker(directory.resolve("d.sock"))) {
            var environment = Map.of("CONTAINER_HOST", docker.socket().toString());
            var failure = locate(environment, Option.some(EngineKind.PODMAN)).getLeft();
            assertThat(failure).isInstanceOf(RuntimeUnavailable.class);
            assertThat(failure.message())
                    .isEqualTo("podman cannot be asked: unix://" + docker.socket() + ": is docker");
        }
    }

    /** Whatever engines this machine has of its own, the rootless socket of this user is among the places. */
    @Test
    void looksAtTheUsualSocketsRootfulBeforeRootless() {
        var usual = new EngineLocator(Map.of("XDG_RUNTIME_DIR", directory.toString()), "1000").candidates();
        assertThat(usual.keySet())
                .containsExactly(
                        "/run/podman/podman.sock",
                        "/var/run/docker.sock",
                        directory + "/podman/podman.sock",
                        directory + "/docker.sock");
        assertThat(new EngineLocator(Map.of(), "1000").candidates().keySet())
                .endsWith("/run/user/1000/podman/podman.sock", "/run/user/1000/docker.sock");
    }

    @Test
    void takesTheFirstSocketThatAnswers() {
        try (var podman = FakeEngine.podman(directory.resolve("podman/podman.sock"));
                var docker = FakeEngine.docker(directory.resolve("docker.sock"))) {
            var locator = new EngineLocator(Map.of("XDG_RUNTIME_DIR", directory.toString()), "1000");
            var usual = locator.candidates();
            usual.keySet().removeIf(socket -> !socket.startsWith(directory.toString()));
            assertThat(EngineLocator.firstOf(usual, Option.none()).get().kind()).isEqualTo(EngineKind.PODMAN);
            assertThat(EngineLocator.firstOf(usual, Option.some(EngineKind.DOCKER))
                            .get()
                            .endpoint()
                            .toString())
                    .isEqualTo("unix://" + docker.socket());
            podman.close();
            assertThat(EngineLocator.firstOf(usual, Option.none()).get().kind()).isEqualTo(EngineKind.DOCKER);
        }
    }

    @Test
    void takesNothingForAnEngineThatIsNone() {
        try (var other = FakeEngine.docker(directory.resolve("x.sock"))
                .on("/version", EngineReply.json(200, "{\"hello\":\"world\"}"))) {
            assertThat(at(other.socket()).getLeft().detail().text())
                    .contains("what answers there is no container engine");
        }
    }

    @Test
    void namesEveryPlaceThatItLookedAt() {
        var failure = locate(Map.of("CONTAINER_HOST", "ssh://far.example"), Option.none())
                .getLeft();
        assertThat(failure.message())
                .isEqualTo("a container runtime cannot be asked: ssh://far.example: no address of an engine"
                        + " (unix:///path, a path, or tcp://host:port)");
    }

    private static Either<PullFailure, Located> at(Path socket) {
        return new EngineLocator(Map.of(), "0").locate(Option.none(), Option.some(socket.toString()));
    }

    private static Either<PullFailure, Located> locate(Map<String, String> environment, Option<EngineKind> wanted) {
        return new EngineLocator(environment, "0").locate(wanted, Option.none());
    }
}
