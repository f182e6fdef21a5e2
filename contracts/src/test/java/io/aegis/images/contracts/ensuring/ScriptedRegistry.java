package io.aegis.images.contracts.ensuring;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A registry that says what the test says; until then it cannot be reached. */
final class ScriptedRegistry implements Registry {

    private final List<Option<Credential>> shown = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Either<PullFailure, RemoteManifest>> answer = CompletableFuture.completedFuture(
            Either.left(new RegistryUnreachable(Given.GHCR, new Detail("no route to host"))));
    private volatile Either<PullFailure, Accepted> keeps = Either.right(Accepted.ACCEPTED);
    private volatile List<RemoteLayer> layers = List.of();
    private volatile boolean mirrored;

    void says(PullFailure failure) {
        answer = CompletableFuture.completedFuture(Either.left(failure));
    }

    /** It lets the caller have the image. */
    void has(Digest digest) {
        answers(manifest(digest));
    }

    void answers(RemoteManifest manifest) {
        answer = CompletableFuture.completedFuture(Either.right(manifest));
    }

    void has(Digest digest, RemoteLayer... weighing) {
        weighs(weighing);
        has(digest);
    }

    void weighs(RemoteLayer... weighing) {
        layers = List.of(weighing);
    }

    /** It is asked, and says nothing until the test ends that. */
    CompletableFuture<Either<PullFailure, RemoteManifest>> hesitates() {
        var later = new CompletableFuture<Either<PullFailure, RemoteManifest>>();
        answer = later;
        return later;
    }

    void sendsCredentialsElsewhere(PullFailure failure) {
        keeps = Either.left(failure);
    }

    /** What it was shown, request by request. */
    List<Option<Credential>> shown() {
        return List.copyOf(shown);
    }

    static RemoteManifest manifest(Digest digest) {
        return new RemoteManifest(digest, "application/vnd.oci.image.manifest.v1+json", "ghcr.io");
    }

    @Override
    public Either<PullFailure, RemoteManifest> resolve(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        shown.add(credential);
        var mine = answer.copy();
        try (var _ = cancellation.onCancel(
                () -> cancellation.reason().forEach(reason -> mine.complete(Either.left(reason))))) {
            return mine.join();
        }
    }

    @Override
    public Either<PullFailure, RemoteManifest> prove(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return resolve(reference, credential, cancellation);
    }

    @Override
    public Either<PullFailure, RemoteImage> describe(
            ImageReference reference, Platform platform, Option<Credential> credential, Cancellation cancellation) {
        return resolve(reference, credential, cancellation)
                .map(manifest -> new RemoteImage(manifest, manifest.digest(), List.of(), layers));
    }

    @Override
    public Either<PullFailure, List<String>> tags(ImageReference reference, Option<Credential> credential) {
        throw new AssertionError("not asked here");
    }

    @Override
    public Either<PullFailure, List<Referrer>> referrers(ImageReference reference, Option<Credential> credential) {
        throw new AssertionError("not asked here");
    }

    @Override
    public Either<PullFailure, Accepted> login(RegistryHost registry, Option<Credential> credential) {
        throw new AssertionError("not asked here");
    }

    @Override
    public Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry) {
        return keeps;
    }

    void hasMirrors() {
        mirrored = true;
    }

    @Override
    public Either<PullFailure, Boolean> hasMirrors(ImageReference reference) {
        return Either.right(mirrored);
    }

    @Override
    public void close() {}
}
