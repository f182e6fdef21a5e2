package io.aegis.images.application.cache;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.CachedImage;
import io.aegis.images.domain.cache.Fate;
import io.aegis.images.domain.cache.Origin;
import io.aegis.images.domain.cache.Verdict;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which images their registries would give again, asked with the node's own credentials by a request that counts as no pull;
 * each image once, and a registry that cannot be reached not again.
 */
final class Origins {

    private final NodePorts node;
    private final Map<Digest, Origin> known = new ConcurrentHashMap<>();
    private final Map<RegistryHost, PullFailure> silent = new ConcurrentHashMap<>();

    Origins(NodePorts node) {
        this.node = node;
    }

    /** Plans, asks for what would go by the plan, and plans again, until nothing unasked would go that must be asked for. */
    List<Verdict> settle(List<CachedImage> images, CacheRules rules, Function<List<CachedImage>, List<Verdict>> plan) {
        while (!rules.includeUnfetchable()) {
            var verdicts = plan.apply(images.stream().map(this::told).toList());
            var unasked = verdicts.stream()
                    .filter(Verdict::removes)
                    .filter(verdict -> !(verdict.fate() instanceof Fate.Dangling))
                    .map(Verdict::image)
                    .filter(image -> image.origin() instanceof Origin.Unasked)
                    .toList();
            if (unasked.isEmpty()) {
                return verdicts;
            }
            ask(unasked);
        }
        return plan.apply(images);
    }

    private CachedImage told(CachedImage image) {
        return Option.<Origin>of(known.get(image.imageId())).map(image::from).getOrElse(image);
    }

    /** Registries side by side, the images of one after another. */
    private void ask(List<CachedImage> images) {
        var byHost = images.stream()
                .collect(Collectors.groupingBy(
                        image -> image.digests().getFirst().host()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byHost.values().forEach(group -> threads.submit(() -> group.forEach(this::ask)));
        } finally {
            // What could not be asked is not asked for ever.
            images.forEach(
                    image -> known.putIfAbsent(image.imageId(), new Origin.Unfetchable("nobody could be asked")));
        }
    }

    private void ask(CachedImage image) {
        Origin origin = Origin.NO_DIGEST;
        for (var digest : image.digests()) {
            origin = ask(digest).fold(failure -> new Origin.Unfetchable(failure.message()), found -> found);
            if (origin instanceof Origin.Fetchable) {
                break;
            }
        }
        known.put(image.imageId(), origin);
    }

    private Either<PullFailure, Origin> ask(ImageReference digest) {
        return Option.<PullFailure>of(silent.get(digest.host()))
                .<Either<PullFailure, Origin>>map(Either::left)
                .getOrElse(() -> askRegistry(digest));
    }

    private Either<PullFailure, Origin> askRegistry(ImageReference digest) {
        return node.credentials()
                .credentialFor(CredentialRequest.ofNode(digest))
                .flatMap(found -> node.registry().resolve(digest, found.credential(), Cancellation.none()))
                .peekLeft(failure -> remember(digest.host(), failure))
                .map(_ -> Origin.FETCHABLE);
    }

    private void remember(RegistryHost host, PullFailure failure) {
        switch (failure) {
            case PullFailure.RegistryUnreachable _, PullFailure.NetworkTimeout _, PullFailure.TlsUntrusted _ ->
                silent.put(host, failure);
            default -> {}
        }
    }
}
