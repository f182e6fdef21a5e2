package io.aegis.images.application.pulling;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.port.Registry.RemoteImage;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks the registry directly while the runtime pulls: what the image weighs, so that progress has a true total, and why not,
 * where the runtime cannot or will not tell. Costs the pull nothing, and its silence means nothing.
 */
final class RegistryProbe implements PullObserver, AutoCloseable {

    private static final PullFailure OVER = new Cancelled(new Detail("the pull is over"));

    private final NodePorts node;
    private final Asked asked;
    private final FoundCredential found;
    private final PullObserver listeners;
    private final Cancellation pull;
    private final Cancellation own = new Cancellation();
    private final CompletableFuture<Either<PullFailure, RemoteManifest>> answer = new CompletableFuture<>();
    private volatile boolean runtimeKnowsMore;
    private boolean over;
    private volatile @Nullable RemoteImage image;

    /** @param listeners told of the image's true size */
    RegistryProbe(NodePorts node, Asked asked, FoundCredential found, PullObserver listeners, Cancellation pull) {
        this.node = node;
        this.asked = asked;
        this.found = found;
        this.listeners = listeners;
        this.pull = pull;
    }

    RegistryProbe start() {
        Thread.ofVirtual().name("probe " + asked.reference()).start(this::ask);
        return this;
    }

    /** The runtime has an answer from some registry; what ours says of a rate limit is not the last word then. */
    @Override
    public void resolved() {
        runtimeKnowsMore = true;
    }

    /** Waits for the registry's answer where that can tell more; a request has its own bound. */
    PullFailure trueReason(PullFailure told) {
        return TrueReason.isAmbiguous(told)
                ? answer.join().fold(reason -> TrueReason.of(told, reason), _ -> told)
                : told;
    }

    /** Whether the registry itself has said by now that it gives the image to a request without credential. */
    boolean saidOpenToAll() {
        return found.credential().isEmpty()
                && Option.of(answer.getNow(null))
                        .exists(said -> said.exists(
                                manifest -> manifest.isOf(asked.reference().host())));
    }

    /** One line of what it said; none when it said nothing yet, or could not be asked. */
    Option<String> words() {
        return Option.of(answer.getNow(null))
                .flatMap(said -> said.fold(
                        failure -> Option.some(failure.name() + ": " + failure.message()),
                        manifest ->
                                Option.some(manifest.answeredBy() + " has " + manifest.digest() + size() + budget())));
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        own.cancel(OVER);
    }

    private void ask() {
        try {
            var said = node.registry().resolve(asked.reference(), found.credential(), own);
            answer.complete(said);
            said.peek(this::measure).peekLeft(this::endHopelessPull);
        } finally {
            answer.complete(Either.left(OVER));
        }
    }

    /** A registry that counts its pulls would count this as one. */
    private void measure(RemoteManifest manifest) {
        var counted = lastBudget().isDefined();
        asked.order()
                .platform()
                .filter(_ -> !counted)
                .forEach(platform -> node.registry()
                        .describe(asked.reference().withDigest(manifest.digest()), platform, found.credential(), own)
                        .forEach(this::tell));
    }

    /** Nobody is told anything of a pull that is over. */
    private synchronized void tell(RemoteImage described) {
        if (!over) {
            image = described;
            listeners.sized(described.layers());
        }
    }

    /** Podman waits out a rate limit for minutes, in silence. A mirror may give the runtime what it did not give us. */
    private void endHopelessPull(PullFailure failure) {
        if (failure instanceof RateLimited && !runtimeKnowsMore && !hasMirrors()) {
            pull.cancel(failure);
        }
    }

    private boolean hasMirrors() {
        return node.registry().hasMirrors(asked.reference()).getOrElse(false);
    }

    private String size() {
        return Option.<RemoteImage>of(image)
                .map(known -> ", " + known.compressedBytes() + " bytes in "
                        + known.layers().size() + " layers")
                .getOrElse("");
    }

    private String budget() {
        return lastBudget()
                .map(budget -> "; " + budget.remaining() + " of " + budget.limit() + " pulls remain")
                .getOrElse("");
    }

    private Option<RateBudget> lastBudget() {
        return node.budgets()
                .last(asked.reference().host(), Account.of(found.credential()))
                .filter(budget -> !budget.isOver(asked.now()));
    }
}
