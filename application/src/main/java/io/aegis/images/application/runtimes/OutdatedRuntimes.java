package io.aegis.images.application.runtimes;

import io.aegis.images.application.NodeRuntimes;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.Registry;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.StandardRuntime;
import java.util.List;

/** Looks where the tags of locked runtimes stand today: one small request for each image, which counts as no pull. */
public final class OutdatedRuntimes {

    private final CredentialStore credentials;
    private final Registry registry;

    public OutdatedRuntimes(CredentialStore credentials, Registry registry) {
        this.credentials = credentials;
        this.registry = registry;
    }

    /** One for each runtime of the registry file that is asked for, in their order. */
    public List<RuntimeMovement> look(
            NodeRuntimes node, RuntimeLock lock, List<StandardRuntime> runtimes, Cancellation cancellation) {
        var entries = runtimes.stream()
                .flatMap(
                        runtime -> node.registry().find(runtime).toJavaStream().map(entry -> new Asked(runtime, entry)))
                .toList();
        return FewAtATime.answers(entries, asked -> look(asked, lock, cancellation));
    }

    private record Asked(StandardRuntime runtime, RuntimeEntry entry) {}

    private RuntimeMovement look(Asked asked, RuntimeLock lock, Cancellation cancellation) {
        var movement = lock.fitting(asked.runtime(), asked.entry())
                .<Movement>fold(Movement.NotLocked::new, locked -> movement(locked, cancellation));
        return new RuntimeMovement(asked.runtime(), asked.entry().image(), lock.find(asked.runtime()), movement);
    }

    private Movement movement(LockedRuntime locked, Cancellation cancellation) {
        return credentials
                .credentialFor(CredentialRequest.ofNode(locked.image()))
                .flatMap(found -> registry.resolve(locked.image(), found.credential(), cancellation))
                .fold(Movement.Unknown::new, found -> movement(locked, found.digest()));
    }

    private static Movement movement(LockedRuntime locked, Digest now) {
        return now.equals(locked.digest()) ? new Movement.Unmoved() : new Movement.Moved(now);
    }
}
