package io.aegis.images.contracts.caching;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Registries that are asked for nothing but what stands behind a reference. */
final class AnsweringRegistry implements Registry {

    final List<ImageReference> asked = new CopyOnWriteArrayList<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private volatile boolean unreachable;

    void has(String repository, Digest digest) {
        names.add(repository + "@" + digest);
    }

    void lacks(String repository, Digest digest) {
        names.remove(repository + "@" + digest);
    }

    void goAway() {
        unreachable = true;
    }

    @Override
    public Either<PullFailure, RemoteManifest> resolve(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        asked.add(reference);
        return CacheOfTests.answer(
                reference.digest().filter(_ -> !unreachable && names.contains(reference.canonical())),
                unreachable
                        ? new RegistryUnreachable(reference.host(), new Detail("no route to host"))
                        : new ImageNotFound(reference, Missing.IN_REGISTRY, Detail.NONE));
    }

    @Override
    public Either<PullFailure, RemoteManifest> prove(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<PullFailure, RemoteImage> describe(
            ImageReference reference, Platform platform, Option<Credential> credential, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<PullFailure, List<String>> tags(ImageReference reference, Option<Credential> credential) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<PullFailure, List<Referrer>> referrers(ImageReference reference, Option<Credential> credential) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<PullFailure, Accepted> login(RegistryHost registry, Option<Credential> credential) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
