package io.aegis.images.application.publication;

import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One of each event, to be published. */
final class Published {

    static final Instant AT = Instant.parse("2026-01-01T12:00:05.123456789Z");
    static final Duration TOOK = Duration.ofMillis(5123);
    static final PullId PULL = new PullId(UUID.fromString("0197a3c0-0000-7000-8000-000000000001"));
    static final PullId OTHER = new PullId(UUID.fromString("0197a3c0-0000-7000-8000-000000000002"));
    static final ImageId AGENT = new ImageId(
            new NodeId("node-1"), ImageReference.parse("ghcr.io/acme/agent:1.4").get());
    static final Requester ASKER =
            new Requester(Option.some("exec-1"), Option.some("tenant-1"), Option.some("correlation-1"));
    static final HeldImage IMAGE = new HeldImage(
            new Digest("sha256:" + "a".repeat(64)),
            Option.some(new Digest("sha256:" + "b".repeat(64))),
            new Platform("linux", "arm", Option.some("v7")),
            3_000_000_000L);
    static final PullFailure LIMITED =
            new RateLimited(new RegistryHost("ghcr.io"), Option.some(Duration.ofMillis(29_500)), new Detail("429"));

    static ImagePullStarted started() {
        return new ImagePullStarted(
                AGENT,
                PULL,
                PullPolicy.IF_NOT_PRESENT,
                Option.some(IMAGE.platform()),
                new CredentialSource("node configuration"),
                2,
                ASKER,
                AT.minus(TOOK),
                AT);
    }

    static ImagePullCompleted completed() {
        return completed(PullSource.DOWNLOADED, 1_000_000_000L, Option.none(), Option.none());
    }

    /** With the copy on the node, while the registry gave no more. */
    static ImagePullCompleted fellBack() {
        var proof = new AccessProof(new CredentialSource("node configuration"), AT);
        return completed(PullSource.CACHED, 0, Option.some(proof), Option.some(LIMITED));
    }

    private static ImagePullCompleted completed(
            PullSource source, long bytes, Option<AccessProof> access, Option<PullFailure> fallback) {
        return new ImagePullCompleted(
                AGENT, PULL, PullPolicy.ALWAYS, source, IMAGE, bytes, TOOK, Option.none(), access, fallback, ASKER, AT);
    }

    static ImagePullFailed failed() {
        return new ImagePullFailed(
                AGENT, PULL, PullPolicy.IF_NOT_PRESENT, LIMITED, 2, TOOK, Option.some(OTHER), Requester.NODE, AT);
    }

    static ImageCached cached() {
        var loaded = new HeldImage(IMAGE.imageId(), Option.none(), IMAGE.platform(), IMAGE.sizeBytes());
        return new ImageCached(AGENT, loaded, CachedBy.LOADED, Requester.NODE, AT);
    }

    static ImageRemoved removed() {
        return new ImageRemoved(AGENT, IMAGE, RemovalCause.COLLECTED, 2_000_000_000L, Requester.NODE, AT);
    }

    static RecordedEvent recorded(ImageEvent event) {
        return new RecordedEvent(
                3_000_000_000L, UUID.fromString("0197a3c0-0000-7000-8000-0000000000ff"), event, DecisionTrace.EMPTY);
    }

    private Published() {}
}
