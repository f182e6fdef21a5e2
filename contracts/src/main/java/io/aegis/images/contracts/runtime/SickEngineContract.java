package io.aegis.images.contracts.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no healthy engine does, and what is to be made of it. */
public abstract class SickEngineContract {

    protected static final ImageReference AGENT =
            ImageReference.parse("registry.example/acme/agent:1").get();
    protected static final String PULLING = "{\"status\":\"Pulling from acme/agent\",\"id\":\"1\"}";
    private static final String DOWNLOADING =
            "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":1,\"total\":2},\"id\":\"61769ce439ea\"}";
    protected static final String STOPPED =
            "the engine ended its answer in the middle of the pull: it was stopped or killed";

    private static final int MOMENTS = 400;
    private static final long LONGEST_CONNECT_NANOS = 4_000_000;
    private static final Duration PROMPTLY = Duration.ofSeconds(20);

    @TempDir
    protected Path directory;

    private FakeEngine engine;
    private ContainerRuntime runtime;

    /** An engine of the kind, listening. */
    protected abstract FakeEngine listen(Path socket);

    protected abstract ContainerRuntime connect(Path socket);

    /** As failures call it: {@code Docker}. */
    protected abstract String name();

    /** The image id as an inspect of this kind writes it. */
    protected abstract String imageId(String hex);

    /** The last line of a pull that succeeded. */
    protected abstract String done();

    /** What is said of a pull that claims success while the image is not there. */
    protected abstract String vanished();

    protected FakeEngine engine() {
        return engine;
    }

    @BeforeEach
    void connect() {
        engine = listen(directory.resolve("engine.sock"))
                .on("/images/registry.example", EngineReply.json(200, inspected()));
        runtime = connect(engine.socket());
    }

    @AfterEach
    void disconnect() {
        runtime.close();
        engine.close();
    }

    @Test
    void holdsThePullThatSaysSoForASuccess() {
        engine.on("/images/create", EngineReply.stream(PULLING, DOWNLOADING, done()));
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
        engine.on("/images/create", EngineReply.stream(PULLING, done()))
                .on(
                        "/images/registry.example",
                        EngineReply.json(404, "{\"message\":\"No such image: image not known\"}"));
        assertUnavailable(vanished());
    }

    @Test
    void findsTheErrorInsideASuccessfulAnswer() {
        var full = "write /var/lib/docker/tmp/GetImageBlob1: no space left on device";
        engine.on(
                "/images/create",
                EngineReply.stream(
                        PULLING, "{\"errorDetail\":{\"message\":\"%1$s\"},\"error\":\"%1$s\"}".formatted(full)));
        var failure = pull().getLeft();
        assertThat(failure).isEqualTo(new DiskFull("/var/lib/docker/tmp/GetImageBlob1", failure.detail()));
    }

    @Test
    void cannotSayWhatItHoldsWhenTheEngineFails() {
        engine.on("/images/registry.example", EngineReply.json(500, "{\"message\":\"layer store is locked\"}"));
        assertThat(runtime.find(AGENT).getLeft().message())
                .isEqualTo(name() + " at unix://" + engine.socket() + " cannot be asked: layer store is locked");
    }

    @Test
    void cannotSayWhatItHoldsWhenTheAnswerMakesNoSense() {
        engine.on("/images/registry.example", EngineReply.json(200, "<html>"))
                .on("/images/json", EngineReply.json(200, "{}"));
        assertThat(runtime.find(AGENT).getLeft()).isInstanceOf(RuntimeUnavailable.class);
        assertThat(runtime.list().getLeft().detail().text()).isEqualTo("its list of images is no list");
    }

    @Test
    void asksForExactlyOneTag() {
        engine.on("/images/create", EngineReply.stream(done()));
        pull();
        assertThat(engine.requests())
                .anySatisfy(request -> assertThat(request.path())
                        .isEqualTo("/v1.41/images/create?fromImage=registry.example%2Facme%2Fagent&tag=1"));
    }

    @Test
    void endsAPullAtWhateverMomentItIsCancelled() {
        engine.on("/images/create", EngineReply.silence());
        runtime.describe();
        var left = new Cancelled(new Detail("nobody waits"));
        for (int moment = 0; moment < MOMENTS; moment++) {
            var pull = FollowedPull.start(runtime, new PullRequest(AGENT, Option.none(), Option.none()));
            LockSupport.parkNanos(moment * (LONGEST_CONNECT_NANOS / MOMENTS));
            pull.cancel(left);
            await().atMost(PROMPTLY).until(pull::isOver);
            assertThat(pull.outcome()).isEqualTo(Either.left(left));
        }
    }

    protected void assertUnavailable(String detail) {
        var failure = pull().getLeft();
        assertThat(failure)
                .isEqualTo(new RuntimeUnavailable(name() + " at unix://" + engine.socket(), failure.detail()));
        assertThat(failure.detail().text()).isEqualTo(detail);
        assertThat(failure.retryable()).isTrue();
    }

    private String inspected() {
        return """
                {"Id":"%s","RepoTags":["registry.example/acme/agent:1"],"Os":"linux","Architecture":"amd64"}""".formatted(imageId("a".repeat(64)));
    }

    private Either<PullFailure, PulledImage> pull() {
        return runtime.pull(
                new PullRequest(AGENT, Option.none(), Option.none()), PullObserver.NONE, Cancellation.none());
    }
}
