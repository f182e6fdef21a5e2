package io.aegis.images.application.preparation;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.Registry.RemoteImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Asks registries what images weigh that are to be carried to a node; a few at a time. */
public final class CarriedSizes {

    private static final int AT_ONCE = 8;

    private final NodePorts node;
    private final InstantSource clock;
    private final Platform platform;
    private final Cancellation cancellation;

    public CarriedSizes(NodePorts node, InstantSource clock, Platform platform, Cancellation cancellation) {
        this.node = node;
        this.clock = clock;
        this.platform = platform;
        this.cancellation = cancellation;
    }

    /** A left says in one line why the size is not known. Blocks until each registry has answered or given up. */
    public Map<ImageReference, Either<String, RemoteImage>> of(List<CredentialRequest> images) {
        var places = new Semaphore(AT_ONCE);
        var answers = new LinkedHashMap<ImageReference, CompletableFuture<Either<String, RemoteImage>>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            images.forEach(image -> answers.computeIfAbsent(
                    image.reference(), _ -> CompletableFuture.supplyAsync(() -> inTurn(places, image), callers)));
        }
        var sizes = new LinkedHashMap<ImageReference, Either<String, RemoteImage>>();
        answers.forEach((reference, answer) -> sizes.put(reference, answer.join()));
        return sizes;
    }

    private Either<String, RemoteImage> inTurn(Semaphore places, CredentialRequest image) {
        places.acquireUninterruptibly();
        try {
            return ask(image);
        } finally {
            places.release();
        }
    }

    /** A registry that counts its pulls, whoever asks, would count this as one. */
    private Either<String, RemoteImage> ask(CredentialRequest image) {
        var host = image.reference().host();
        return node.budgets().all().stream()
                        .anyMatch(budget -> budget.registry().equals(host) && !budget.isOver(clock.instant()))
                ? Either.left("not asked: " + host + " counts it as a pull")
                : node.credentials()
                        .credentialFor(image)
                        .flatMap(found ->
                                node.registry().describe(image.reference(), platform, found.credential(), cancellation))
                        .mapLeft(PullFailure::message);
    }
}
