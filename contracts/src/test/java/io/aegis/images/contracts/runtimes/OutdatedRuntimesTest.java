package io.aegis.images.contracts.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.NodeRuntimes;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry.RemoteImage;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.application.runtimes.Movement;
import io.aegis.images.application.runtimes.OutdatedRuntimes;
import io.aegis.images.application.runtimes.RuntimeMovement;
import io.aegis.images.contracts.registry.InMemoryRegistry;
import io.aegis.images.contracts.registry.InMemoryRegistry.Asked;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutdatedRuntimesTest {

    private static final StandardRuntime PYTHON = new StandardRuntime("python", "3.11");
    private static final StandardRuntime GO = new StandardRuntime("go", "1.21");
    private static final ImageReference SLIM =
            ImageReference.parse("python:3.11-slim").get();
    private static final ImageReference ALPINE =
            ImageReference.parse("golang:1.21-alpine").get();

    private final InMemoryRegistry registry = new InMemoryRegistry();

    @Test
    void tellsATagThatHasMovedFromOneThatHasNot() {
        stands(SLIM, 'a');
        stands(ALPINE, 'c');

        assertThat(look(Map.of(PYTHON, locked(SLIM, 'a'), GO, locked(ALPINE, 'b'))))
                .extracting(RuntimeMovement::movement)
                .containsExactly(new Movement.Moved(digest('c')), new Movement.Unmoved());
    }

    @Test
    void asksInTheCheapestWay() {
        stands(SLIM, 'a');
        look(Map.of(PYTHON, locked(SLIM, 'a')));

        assertThat(registry.requests()).extracting(Asked::method).containsOnly("resolve");
    }

    @Test
    void tellsWhatTheLockDoesNotHoldAndAsksNobodyForIt() {
        assertThat(look(Map.of(PYTHON, locked(ALPINE, 'a'))))
                .extracting(seen -> seen.movement().name())
                .containsExactly("not_locked", "not_locked");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void tellsWhichRegistryCouldNotBeAsked() {
        var failure = new RegistryError(SLIM.host(), Detail.NONE);
        registry.fail(SLIM.host(), Option.some(failure));

        assertThat(look(Map.of(PYTHON, locked(SLIM, 'a'))).getLast().movement())
                .isEqualTo(new Movement.Unknown(failure));
    }

    private List<RuntimeMovement> look(Map<StandardRuntime, LockedRuntime> locked) {
        var lock = new RuntimeLock(locked);
        var runtimes = RuntimeLockerTest.registry(Map.of(PYTHON, SLIM, GO, ALPINE));
        return new OutdatedRuntimes(_ -> Either.right(FoundCredential.anonymous()), registry)
                .look(
                        new NodeRuntimes(runtimes, Option.some(lock), Option.none()),
                        lock,
                        runtimes.all(),
                        Cancellation.none());
    }

    private void stands(ImageReference reference, char digest) {
        var manifest = new RemoteManifest(
                digest(digest),
                "application/vnd.oci.image.index.v1+json",
                reference.host().value());
        registry.put(reference, new RemoteImage(manifest, digest(digest), List.of(), List.of()));
    }

    private static LockedRuntime locked(ImageReference image, char digest) {
        return new LockedRuntime(image, digest(digest), Map.of(), Instant.EPOCH);
    }

    private static Digest digest(char hex) {
        return new Digest("sha256:" + Character.toString(hex).repeat(64));
    }
}
