package io.aegis.images.contracts.record;

import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.CompletePull;
import io.aegis.images.domain.image.ImageCommand.FailPull;
import io.aegis.images.domain.image.ImageCommand.FallBack;
import io.aegis.images.domain.image.ImageCommand.JoinPull;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Interrupted;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** Commands as the tests of a record give them, at noon unless said otherwise. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    public static final NodeId NODE = new NodeId("node-1");
    public static final ImageId AGENT = on(NODE, "ghcr.io/acme/agent:1.4");
    public static final ImageId PYTHON = on(NODE, "python:3.11-slim");
    public static final HeldImage CONTENT = content('a');
    public static final HeldImage NEWER_CONTENT = content('b');

    public static final CredentialSource NODE_CONFIG = new CredentialSource("node config");
    public static final CredentialSource OPEN_BAO = new CredentialSource("OpenBao kv/registry");

    /** That the registry let the caller have it, an hour ago. */
    public static final AccessProof PROOF = new AccessProof(OPEN_BAO, NOON.minusSeconds(3_600));

    public static ImageId on(NodeId node, String reference) {
        return new ImageId(node, ImageReference.parse(reference).get());
    }

    /** Content told from other content by a hexadecimal digit. */
    public static HeldImage content(char digit) {
        var hex = String.valueOf(digit).repeat(64);
        return new HeldImage(
                new Digest("sha256:" + hex),
                Option.some(new Digest("sha256:" + "0" + hex.substring(1))),
                new Platform("linux", "arm64", Option.some("v8")),
                45_000_000);
    }

    public static PullId pull(long number) {
        return new PullId(new UUID(0, number));
    }

    /** The request of execution {@code exec-<number>}. */
    public static PullOrder order(ImageId id, long number) {
        return order(id, number, PullPolicy.IF_NOT_PRESENT);
    }

    public static PullOrder order(ImageId id, long number, PullPolicy policy) {
        return new PullOrder(
                id, pull(number), policy, Option.none(), Requester.execution("exec-" + number), NOON.minusMillis(5));
    }

    public static ImageCommand start(ImageId id, long number) {
        return start(id, number, NOON);
    }

    public static ImageCommand start(ImageId id, long number, Instant at) {
        return new PullImage(order(id, number), Option.none(), NODE_CONFIG, Option.none(), 1, at);
    }

    /** Asked for under {@code Always}, and seen to be there: the registry is asked all the same. */
    public static ImageCommand renew(ImageId id, long number) {
        return new PullImage(
                order(id, number, PullPolicy.ALWAYS), Option.some(CONTENT), NODE_CONFIG, Option.none(), 1, NOON);
    }

    /** Asked for, and seen to be there. */
    public static ImageCommand hit(ImageId id, long number) {
        return hit(id, number, NOON);
    }

    public static ImageCommand hit(ImageId id, long number, Instant at) {
        return new PullImage(order(id, number), Option.some(CONTENT), CredentialSource.ANONYMOUS, Option.none(), 1, at);
    }

    /** Asked for by one who has proven that they may have it, and seen to be there. */
    public static ImageCommand provenHit(ImageId id, long number) {
        return new PullImage(
                order(id, number), Option.some(CONTENT), CredentialSource.ANONYMOUS, Option.some(PROOF), 1, NOON);
    }

    public static ImageCommand join(ImageId id, long number, long joined) {
        return new JoinPull(order(id, number), pull(joined), CONTENT, Option.none(), Option.none(), NOON);
    }

    public static ImageCommand complete(ImageId id, long number) {
        return new CompletePull(order(id, number), CONTENT, 12_000_000, Option.none(), NOON);
    }

    /** The registry could not be reached, and the node's own copy will do. */
    public static ImageCommand fallBack(ImageId id, long number) {
        return fallBack(id, number, NOON);
    }

    public static ImageCommand fallBack(ImageId id, long number, Instant at) {
        return new FallBack(order(id, number, PullPolicy.ALWAYS), CONTENT, unreachable(id), Option.some(PROOF), at);
    }

    public static PullFailure unreachable(ImageId id) {
        return new RegistryUnreachable(id.reference().host(), new Detail("connection refused"));
    }

    public static ImageCommand fail(ImageId id, long number) {
        return new FailPull(order(id, number), new Interrupted(Detail.NONE), NOON);
    }

    public static ImageCommand cached(ImageId id, HeldImage content, Instant at) {
        return new RecordCached(id, content, CachedBy.LOADED, Requester.NODE, at);
    }

    public static ImageCommand removed(ImageId id) {
        return removed(id, NOON);
    }

    public static ImageCommand removed(ImageId id, Instant at) {
        return new RecordRemoved(id, RemovalCause.REMOVED, 45_000_000, Requester.NODE, at);
    }

    private Samples() {}
}
