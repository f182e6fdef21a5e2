package io.aegis.images.contracts.loading;

import io.aegis.images.application.BundleLoader;
import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageEnsurer;
import io.aegis.images.application.LoadedContent;
import io.aegis.images.application.NodeReconciler;
import io.aegis.images.application.SystemTimers;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.contracts.bundle.InMemoryArchive;
import io.aegis.images.contracts.record.InMemoryAccessProofs;
import io.aegis.images.contracts.record.InMemoryClaims;
import io.aegis.images.contracts.record.InMemoryImages;
import io.aegis.images.contracts.record.InMemoryLeases;
import io.aegis.images.contracts.record.InMemoryRateBudgets;
import io.aegis.images.contracts.registry.InMemoryRegistry;
import io.aegis.images.contracts.runtime.InMemoryLoader;
import io.aegis.images.contracts.runtime.InMemoryRuntime;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** A node whose runtime, like Docker, keeps no digest of what is loaded, and whose record does. */
final class MemoryNode {

    static final NodeId ID = new NodeId("node-1");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();
    static final Digest DIGEST = digest('d');

    final InMemoryRuntime runtime = new InMemoryRuntime();
    final InMemoryLoader loader = new InMemoryLoader(runtime);
    final InMemoryImages record = new InMemoryImages();
    final InMemoryAccessProofs proofs = new InMemoryAccessProofs();
    final LoadedContent content = new LoadedContent(runtime, record, ID);
    final InMemoryLeases leases = new InMemoryLeases();
    private final InstantSource clock = InstantSource.fixed(NOON);
    private final NodePorts ports = new NodePorts(
            ID,
            content,
            _ -> Either.right(FoundCredential.anonymous()),
            new InMemoryRegistry(),
            record,
            record,
            record,
            new InMemoryClaims(),
            leases,
            proofs,
            new InMemoryRateBudgets());

    NodeReconciler reconciler() {
        return new NodeReconciler(ports, runtime.changes(), clock);
    }

    BundleLoader loading(InMemoryArchive archive) {
        return new BundleLoader(ports, loader, archive, clock);
    }

    Either<EnsureFailure, ImagePullCompleted> ensure(EnsureRequest request) {
        try (var timers = new SystemTimers();
                var ensurer = new ImageEnsurer(
                        ports,
                        PullSettings.DEFAULT,
                        new TimeAndChance(clock, timers, () -> new PullId(UUID.randomUUID())))) {
            return ensurer.ensure(request, PullObserver.NONE, Cancellation.none());
        }
    }

    static HeldImage image(char hex, Option<Digest> digest) {
        return new HeldImage(digest(hex), digest, new Platform("linux", "amd64", Option.none()), 1000);
    }

    static Digest digest(char hex) {
        return new Digest("sha256:" + String.valueOf(hex).repeat(64));
    }
}
