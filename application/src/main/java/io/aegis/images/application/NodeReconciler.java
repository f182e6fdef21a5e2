package io.aegis.images.application;

import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.reconciling.Following;
import io.aegis.images.application.reconciling.InterruptedPulls;
import io.aegis.images.application.reconciling.OutsideChanges;
import io.aegis.images.application.reconciling.Reconciliation;
import io.aegis.images.application.reconciling.Reconciliation.Progress;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Interrupted;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Brings the record in line with the node: what the runtime holds is the truth, and what our history says follows it. */
public final class NodeReconciler {

    private final InterruptedPulls interruptedPulls;
    private final OutsideChanges outsideChanges;
    private final ImageChanges hints;
    private final InstantSource clock;
    private volatile Option<Reconciliation> begun = Option.none();

    public NodeReconciler(NodePorts node, ImageChanges hints, InstantSource clock) {
        this.interruptedPulls = new InterruptedPulls(node, clock);
        this.outsideChanges = new OutsideChanges(node, clock);
        this.hints = hints;
        this.clock = clock;
    }

    /**
     * Ends, as {@link Interrupted}, each pull on record whose process is gone. Answers with what was recorded. A pull stays
     * open, for the next time, while it cannot be told or kept what it brought.
     */
    public Either<RecordFailure, List<ImageEvent>> endInterruptedPulls() {
        return interruptedPulls.end();
    }

    /**
     * Records what came and went without us, by the runtime's list, and answers with what was recorded. A runtime that
     * cannot tell changes nothing. May run beside ensures and loads, of other processes too: what these bring is theirs to
     * record, and each difference is looked at again before it is recorded.
     */
    public Either<PullFailure, List<ImageEvent>> followRuntime() {
        return outsideChanges.record().map(OutsideChanges.Look::recorded);
    }

    /**
     * Does both now and again after each period, and follows the runtime's list within about a second whenever the runtime
     * tells of a change; on threads of its own, until closed. A store or a runtime that cannot answer is asked again.
     */
    public Reconciliation every(Duration period) {
        var following = Following.start(interruptedPulls, outsideChanges, hints, period, clock);
        begun = Option.some(following);
        return following;
    }

    /** How that goes; empty as long as it was not begun. */
    public Option<Progress> progress() {
        return begun.map(Reconciliation::progress);
    }
}
