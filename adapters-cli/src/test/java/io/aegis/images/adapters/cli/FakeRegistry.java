package io.aegis.images.adapters.cli;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Registries that accept everything, until a test says otherwise, and keep what they were shown. */
final class FakeRegistry implements Registry {
    static final Digest DIGEST = new Digest("sha256:" + "a".repeat(64));

    final List<Credential> shown = new ArrayList<>();
    Option<PullFailure> refusal = Option.none();
    Option<String> mirror = Option.none();
    /** The tags of every repository; whatever else is asked for has {@link #DIGEST}. */
    Map<String, Digest> tags = Map.of();

    @Override
    public Either<PullFailure, RemoteManifest> resolve(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return answer(
                credential,
                new RemoteManifest(
                        reference.tag().flatMap(tag -> Option.of(tags.get(tag))).getOrElse(DIGEST),
                        "application/vnd.oci.image.index.v1+json",
                        mirror.getOrElse(reference.host().value())));
    }

    @Override
    public Either<PullFailure, Accepted> login(RegistryHost registry, Option<Credential> credential) {
        return answer(credential, Accepted.ACCEPTED);
    }

    @Override
    public Either<PullFailure, RemoteManifest> prove(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return resolve(reference, credential, cancellation);
    }

    @Override
    public Either<PullFailure, RemoteImage> describe(
            ImageReference reference, Platform platform, Option<Credential> credential, Cancellation cancellation) {
        return Either.left(new RegistryUnreachable(reference.host(), Detail.NONE));
    }

    @Override
    public Either<PullFailure, List<String>> tags(ImageReference reference, Option<Credential> credential) {
        return answer(credential, List.copyOf(tags.keySet()));
    }

    @Override
    public Either<PullFailure, List<Referrer>> referrers(ImageReference reference, Option<Credential> credential) {
        return Either.right(List.of());
    }

    @Override
    public Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry) {
        return Either.right(Accepted.ACCEPTED);
    }

    @Override
    public void close() {}

    private <T> Either<PullFailure, T> answer(Option<Credential> credential, T answer) {
        credential.forEach(shown::add);
        return refusal.<Either<PullFailure, T>>map(Either::left).getOrElse(Either.right(answer));
    }
}
