package io.aegis.images.adapters.podman;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.engine.EngineEndpoint;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.contracts.runtime.EngineReply;
import io.aegis.images.contracts.runtime.FakeEngine;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no healthy Podman does. */
class PodmanRuntimeTest {

    private static final ImageReference AGENT =
            ImageReference.parse("registry.example/acme/agent:1").get();
    private static final String PULLING = "{\"status\":\"Pulling from acme/agent\",\"id\":\"1\"}";
    private static final String DOWNLOADING =
            "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":1,\"total\":2},\"id\":\"61769ce439ea\"}";
    private static final String DONE =
            "{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"aaaaaaaaaaaa\"}";
    private static final String INSPECTED =
            "{\"Id\":\"%s\",\"RepoTags\":[\"registry.example/acme/agent:1\"],\"Os\":\"linux\",\"Architecture\":\"amd64\"}"
                    .formatted("a".repeat(64));
    private static final String STOPPED =
            "the engine ended its answer in the middle of the pull: it was stopped or killed";

    @TempDir
    Path directory;

    private FakeEngine engine;
    private ContainerRuntime podman;

    @BeforeEach
    void connect() {
        engine = FakeEngine.podman(directory.resolve("podman.sock"))
                .on("/images/registry.example", EngineReply.json(200, INSPECTED));
        podman = PodmanAdapter.connect(
                EngineEndpoint.parse(engine.socket().toString()).get());
    }

    @AfterEach
    void disconnect() {
        podman.close();
        engine.close();
    }

    @Test
    void holdsThePullThatSaysSoForASuccess() {
        engine.on("/images/create", EngineReply.stream(PULLING, DOWNLOADING, DONE));
        assertThat(pull().isRight()).isTrue();
    }

    @Test
    void holdsAStreamThatJustEndsForAnEngineThatStopped() {
        engine.on("/images/create", EngineReply.stream(PULLING, DOWNLOADING));
        assertUnavailable(STOPPED);
    }

    @Test
    void holdsAStreamThatBreaksOffForAnEngineThatWasKilled() {
        engine.on("/images/create", EngineReply.brokenStream(PULLING, DOWNLOADING));
        assertThat(pull().getLeft()).isInstanceOf(RuntimeUnavailable.class);
    }

    @Test
    void holdsASuccessWithoutAnImageForAFailure() {
        engine.on("/images/create", EngineReply.stream(PULLING, DONE))
                .on("/images/registry.example", EngineReply.json(404, "{\"message\":\"image not known\"}"));
        assertUnavailable(STOPPED);
    }

    @Test
    void findsTheErrorInsideASuccessfulAnswer() {
        var full = "write /var/tmp/storage1/1: no space left on device";
        engine.on(
                "/images/create",
                EngineReply.stream(
                        PULLING, "{\"errorDetail\":{\"message\":\"%1$s\"},\"error\":\"%1$s\"}".formatted(full)));
        var failure = pull().getLeft();
        assertThat(failure).isEqualTo(new DiskFull("/var/tmp/storage1/1", failure.detail()));
    }

    @Test
    void cannotSayWhatItHoldsWhenTheEngineFails() {
        engine.on("/images/registry.example", EngineReply.json(500, "{\"message\":\"database is locked\"}"));
        assertThat(podman.find(AGENT).getLeft().message())
                .isEqualTo("Podman at unix://" + engine.socket() + " cannot be asked: database is locked");
    }

    /** The last line of a stream that was cut off may be that of a layer. */
    @Test
    void doesNotTakeAnImageOfBeforeForTheOneThatWasPulled() {
        engine.on("/images/create", EngineReply.stream(PULLING, DONE.replace("aaaaaaaaaaaa", "bbbbbbbbbbbb")));
        assertUnavailable(STOPPED);
    }

    @Test
    void cannotSayWhatItHoldsWhenTheAnswerMakesNoSense() {
        engine.on("/images/registry.example", EngineReply.json(200, "<html>"))
                .on("/images/json", EngineReply.json(200, "{}"));
        assertThat(podman.find(AGENT).getLeft()).isInstanceOf(RuntimeUnavailable.class);
        assertThat(podman.list().getLeft().detail().text()).isEqualTo("its list of images is no list");
    }

    @Test
    void asksForExactlyOneTag() {
        engine.on("/images/create", EngineReply.stream(DONE));
        pull();
        assertThat(engine.requests())
                .anySatisfy(request -> assertThat(request.path())
                        .isEqualTo("/v1.41/images/create?fromImage=registry.example%2Facme%2Fagent&tag=1"));
    }

    private void assertUnavailable(String detail) {
        var failure = pull().getLeft();
        assertThat(failure).isEqualTo(new RuntimeUnavailable("Podman at unix://" + engine.socket(), failure.detail()));
        assertThat(failure.detail().text()).isEqualTo(detail);
        assertThat(failure.retryable()).isTrue();
    }

    private Either<PullFailure, PulledImage> pull() {
        return podman.pull(
                new PullRequest(AGENT, Option.none(), Option.none()), PullObserver.NONE, Cancellation.none());
    }
}
