package io.aegis.images.adapters.bundle;

import io.aegis.images.application.BundleCreator;
import io.aegis.images.application.bundling.BundleObserver;
import io.aegis.images.application.bundling.BundleOrder;
import io.aegis.images.application.bundling.BundleRefusal;
import io.aegis.images.application.bundling.MadeBundle;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/** Orders of bundles, as tests give them. */
record Making(RegistryContent content, BundleOrder order) {

    static final Platform AMD64 = new Platform("linux", "amd64", Option.none());

    static Making of(RegistryContent content, Path file, ImageReference... references) {
        var needs = List.of(references).stream()
                .map(reference -> Need.of(new ResolvedImage(reference, "given", List.of()), "a test"))
                .toList();
        return new Making(
                content, new BundleOrder(file, needs, List.of(AMD64), Option.none(), Option.none(), Option.none()));
    }

    Making forPlatforms(Platform... platforms) {
        return with(new BundleOrder(
                order.file(), order.needs(), List.of(platforms), order.base(), order.lock(), order.signingKey()));
    }

    Making onTopOf(Path base) {
        return with(new BundleOrder(
                order.file(), order.needs(), order.platforms(), Option.some(base), order.lock(), order.signingKey()));
    }

    Making withLock(byte[] lock) {
        return with(new BundleOrder(
                order.file(), order.needs(), order.platforms(), order.base(), Option.some(lock), order.signingKey()));
    }

    Making signedWith(Path key) {
        return with(new BundleOrder(
                order.file(), order.needs(), order.platforms(), order.base(), order.lock(), Option.some(key)));
    }

    Either<BundleRefusal, MadeBundle> make() {
        return new BundleCreator(
                        content,
                        _ -> Either.right(FoundCredential.anonymous()),
                        BundleAdapter.archives(),
                        BundleAdapter.bundles())
                .create(order, BundleObserver.NONE, Cancellation.none());
    }

    private Making with(BundleOrder other) {
        return new Making(content, other);
    }
}
