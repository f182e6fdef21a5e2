package io.aegis.images.contracts.registry;

import io.aegis.images.application.port.Registry.Referrer;
import io.aegis.images.application.port.Registry.RemoteImage;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One host of an {@link InMemoryRegistry}, and how it answers. */
final class RememberedHost {

    volatile Option<Credential> wanted = Option.none();
    volatile Option<PullFailure> failure = Option.none();
    volatile Option<String> foreignServer = Option.none();

    private final Map<String, Map<String, Held>> repositories = new ConcurrentHashMap<>();
    private final Map<String, List<Referrer>> referrers = new ConcurrentHashMap<>();

    private record Held(RemoteManifest manifest, Map<Platform, RemoteImage> images, Option<RemoteImage> only) {}

    void put(
            ImageReference reference,
            RemoteManifest manifest,
            Map<Platform, RemoteImage> images,
            Option<RemoteImage> only) {
        var repository = repositories.computeIfAbsent(reference.repository(), _ -> new ConcurrentHashMap<>());
        var held = new Held(manifest, images, only);
        reference.tag().forEach(tag -> repository.put(tag, held));
        repository.put(manifest.digest().value(), held);
        images.values()
                .forEach(image -> repository.put(
                        image.image().value(), new Held(image.manifest(), Map.of(), Option.some(image))));
    }

    void refer(ImageReference subject, Referrer referrer) {
        manifest(subject)
                .forEach(manifest -> referrers
                        .computeIfAbsent(manifest.digest().value(), _ -> new ArrayList<>())
                        .add(referrer));
    }

    Either<PullFailure, RemoteManifest> manifest(ImageReference reference) {
        return held(reference).map(Held::manifest);
    }

    Either<PullFailure, RemoteImage> image(ImageReference reference, Platform platform) {
        return held(reference)
                .flatMap(held -> held.only()
                        .orElse(() -> Option.of(held.images().get(platform)))
                        .toEither(() ->
                                new PlatformMismatch(reference, Option.some(platform), Option.none(), Detail.NONE)));
    }

    Either<PullFailure, List<String>> tags(ImageReference reference) {
        return repository(reference)
                .map(held -> held.keySet().stream()
                        .filter(name -> name.indexOf(':') < 0)
                        .sorted()
                        .toList());
    }

    Either<PullFailure, List<Referrer>> referrers(ImageReference reference) {
        return manifest(reference)
                .map(manifest ->
                        List.copyOf(referrers.getOrDefault(manifest.digest().value(), List.of())));
    }

    private Either<PullFailure, Held> held(ImageReference reference) {
        return repository(reference)
                .flatMap(held -> Option.<Held>of(held.get(reference.identifier()))
                        .toEither(() -> new ImageNotFound(reference, Missing.TAG, near(held, reference), Detail.NONE)));
    }

    private Either<PullFailure, Map<String, Held>> repository(ImageReference reference) {
        return Option.<Map<String, Held>>of(repositories.get(reference.repository()))
                .toEither(() -> new ImageNotFound(reference, Missing.REPOSITORY, Detail.NONE));
    }

    private static List<String> near(Map<String, Held> held, ImageReference reference) {
        return reference.digest().isDefined()
                ? List.of()
                : held.keySet().stream()
                        .filter(tag -> tag.startsWith(reference.identifier())
                                || reference.identifier().startsWith(tag))
                        .sorted()
                        .limit(3)
                        .toList();
    }
}
