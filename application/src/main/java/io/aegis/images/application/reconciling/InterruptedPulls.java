package io.aegis.images.application.reconciling;

import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.FailPull;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Interrupted;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.List;

/** The pulls on record whose process is gone. */
public final class InterruptedPulls {

    private final NodePorts node;
    private final InstantSource clock;
    private final Findings findings;

    public InterruptedPulls(NodePorts node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
        this.findings = new Findings(node.images());
    }

    /** Ends each of them. One stays open, for the next time, while it cannot be told or kept what it brought. */
    public Either<RecordFailure, List<ImageEvent>> end() {
        return node.audit()
                .open(node.node())
                .flatMap(open -> findings.record(open.stream()
                        .filter(this::isLeft)
                        .filter(this::isKeptFromOthers)
                        // Looked at again, because its next attempt may have begun.
                        .filter(this::isLeft)
                        .map(this::interrupted)));
    }

    private boolean isLeft(ImagePullStarted started) {
        return !node.claims().isClaimed(started.pull());
    }

    /**
     * The runtime may have finished what its asker did not live to see. Without a proof of anybody the image would count as
     * one that was there beforehand, and be open to all; so it is kept as proven for nobody who can ask.
     */
    private boolean isKeptFromOthers(ImagePullStarted started) {
        return node.runtime()
                .find(started.id().reference())
                .fold(
                        _ -> false,
                        held -> held.filter(image -> isNew(started, image))
                                .forAll(image -> keepFromOthers(started, image)));
    }

    private boolean keepFromOthers(ImagePullStarted started, HeldImage image) {
        return node.proofs()
                .remember(
                        Subject.of(started.id().reference(), image.imageId()),
                        new Claimant("the interrupted pull " + started.pull()),
                        new AccessProof(started.credential(), started.at()))
                .isRight();
    }

    /** The record may have followed the runtime since, and know the image by now. */
    private boolean isNew(ImagePullStarted started, HeldImage image) {
        return node.inventory()
                .find(started.id())
                .map(known -> !known.exists(entry -> entry.heldAt(started.at(), image.imageId())))
                .getOrElse(true);
    }

    private ImageCommand interrupted(ImagePullStarted started) {
        return new FailPull(
                started.order(), new Interrupted(new Detail("started at " + started.at())), clock.instant());
    }
}
