package io.aegis.images.application.bundling;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.bundling.ResolvedContent.ResolvedInstance;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.port.RegistryContent.RemoteContent;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.domain.content.Manifest;
import io.aegis.images.domain.content.Manifest.Image;
import io.aegis.images.domain.content.Manifest.Index;
import io.aegis.images.domain.content.Manifest.Other;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Finds out what images consist of: manifests and configurations, which are small, and how large everything else is. */
final class ContentResolver {

    private final RegistryContent content;
    private final CredentialStore credentials;
    private final List<Platform> platforms;
    private final Cancellation cancellation;

    ContentResolver(
            RegistryContent content, CredentialStore credentials, List<Platform> platforms, Cancellation cancellation) {
        this.content = content;
        this.credentials = credentials;
        this.platforms = platforms;
        this.cancellation = cancellation;
    }

    Either<PullFailure, ResolvedContent> resolve(Need need) {
        return credentials
                .credentialFor(new CredentialRequest(need.reference(), need.credential(), Option.none()))
                .map(FoundCredential::credential)
                .flatMap(credential -> content.manifest(need.reference(), credential, cancellation)
                        .flatMap(target -> instances(need.reference(), credential, target)
                                .map(instances -> new ResolvedContent(
                                        need.reference(), need.neededBy(), credential, target, instances))));
    }

    private Either<PullFailure, List<ResolvedInstance>> instances(
            ImageReference reference, Option<Credential> credential, RemoteContent target) {
        var instances = new ArrayList<ResolvedInstance>();
        for (var platform : platforms) {
            var instance = instance(reference, credential, target, platform);
            if (instance.isLeft()) {
                return left(instance.getLeft());
            }
            instances.add(instance.get());
        }
        return right(instances);
    }

    private Either<PullFailure, ResolvedInstance> instance(
            ImageReference reference, Option<Credential> credential, RemoteContent target, Platform platform) {
        return switch (target.manifest()) {
            case Image image -> configured(reference, credential, target, image, platform);
            case Index index -> fromIndex(reference, credential, index, platform);
            case Other other -> left(new NotAnImage(reference, new Detail(other.what())));
        };
    }

    private Either<PullFailure, ResolvedInstance> fromIndex(
            ImageReference reference, Option<Credential> credential, Index index, Platform platform) {
        return index.entryFor(platform)
                .<PullFailure>toEither(() -> new PlatformMismatch(
                        reference, Option.some(platform), Option.none(), new Detail(index.platformsTold())))
                .flatMap(entry -> content.manifest(reference.withDigest(entry.digest()), credential, cancellation)
                        .mapLeft(failure -> failure instanceof PullFailure.ImageNotFound
                                ? damaged(reference, "its index names " + entry.digest() + ", which is missing")
                                : failure))
                .flatMap(found -> found.manifest() instanceof Image image
                        ? configured(reference, credential, found, image, platform)
                        : left(new NotAnImage(reference, new Detail("its index names no image for " + platform))));
    }

    private Either<PullFailure, ResolvedInstance> configured(
            ImageReference reference,
            Option<Credential> credential,
            RemoteContent manifest,
            Manifest.Image image,
            Platform platform) {
        return content.configuration(reference, image.config(), credential, cancellation)
                .filterOrElse(
                        configuration ->
                                configuration.configuration().platform().satisfies(platform),
                        configuration -> new PlatformMismatch(
                                reference,
                                Option.some(platform),
                                Option.some(configuration.configuration().platform()),
                                Detail.NONE))
                .filterOrElse(
                        configuration -> configuration.configuration().diffIds().size()
                                == image.layers().size(),
                        _ -> damaged(reference, "its configuration names other layers than its manifest"))
                .map(configuration -> new ResolvedInstance(platform, manifest, image, configuration));
    }

    private static PullFailure damaged(ImageReference reference, String what) {
        return new IntegrityViolation(reference, new Detail(what));
    }
}
