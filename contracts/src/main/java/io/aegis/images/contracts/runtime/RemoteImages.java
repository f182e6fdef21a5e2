package io.aegis.images.contracts.runtime;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.PullRequest;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All registries of a runtime in memory. */
final class RemoteImages {

    private record Served(HeldImage image, Option<Credential> to) {}

    private final Map<String, Served> byName = new ConcurrentHashMap<>();

    void put(ImageReference reference, HeldImage image, Option<Credential> to) {
        byName.put(reference.canonical(), new Served(image, to));
        image.digest().forEach(digest -> byName.put(reference.name() + "@" + digest, new Served(image, to)));
    }

    void remove(ImageReference reference) {
        byName.remove(reference.canonical());
    }

    Either<PullFailure, HeldImage> find(PullRequest request) {
        var reference = request.reference();
        return Option.<Served>of(byName.get(reference.canonical()))
                .<PullFailure>toEither(() -> new ImageNotFound(reference, Missing.IN_REGISTRY, Detail.NONE))
                .flatMap(served -> served.to().isEmpty() || served.to().equals(request.credential())
                        ? right(served.image())
                        : left(new AuthenticationFailed(reference.host(), Detail.NONE)));
    }
}
