package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.adapters.oci.ManifestParser;
import io.aegis.images.adapters.oci.MediaTypes;
import io.aegis.images.application.port.Registry.RemoteImage;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.application.port.RegistryContent.RemoteContent;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Manifest;
import io.aegis.images.domain.content.Manifest.Image;
import io.aegis.images.domain.content.Manifest.Index;
import io.aegis.images.domain.content.Manifest.Other;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** What stands behind one reference at one place. */
final class Manifests {

    private static final String DIGEST = "Docker-Content-Digest";

    private final Visit visit;
    private final ImageReference reference;

    Manifests(Visit visit, ImageReference reference) {
        this.visit = visit;
        this.reference = reference;
    }

    /** A manifest whose content was seen, and hashed. */
    private record Read(Digest digest, Manifest manifest, byte[] bytes) {}

    Either<PullFailure, RemoteManifest> resolve() {
        return visit.ask(Ask.headOfManifest(visit.place(), reference.identifier()))
                .flatMap(heard -> switch (heard.answer().status()) {
                    case 200 -> fromHead(heard.answer()).getOrElse(this::resolveByContent);
                    case 404 -> left(new WhatIsMissing(visit, reference).find());
                    case 429 -> left(visit.error(heard.answer()));
                    // The answer to HEAD has no words in it; and some registries answer it wrongly.
                    default -> heard.answer().status() >= 500 ? left(visit.error(heard.answer())) : resolveByContent();
                });
    }

    Either<PullFailure, RemoteContent> content() {
        return read(reference.identifier(), reference.digest())
                .map(read -> new RemoteContent(read.digest(), read.manifest(), read.bytes()));
    }

    Either<PullFailure, RemoteImage> describe(Platform platform) {
        return read(reference.identifier(), reference.digest()).flatMap(read -> switch (read.manifest()) {
            case Image image -> right(new RemoteImage(remote(read), read.digest(), List.of(), layers(image)));
            case Index index -> fromIndex(read, index, platform);
            case Other other -> left(new NotAnImage(reference, new Detail(other.what())));
        });
    }

    /** Empty where the answer does not say what stands there: then the content must. */
    private Option<Either<PullFailure, RemoteManifest>> fromHead(Answer answer) {
        return answer.header(DIGEST)
                .flatMap(Digest::parse)
                .filter(_ -> MediaTypes.isManifest(answer.mediaType()))
                .map(digest -> isContradicted(digest)
                        ? left(new IntegrityViolation(
                                reference, new Detail("the registry names " + digest + " for it")))
                        : right(new RemoteManifest(digest, answer.mediaType(), answeredBy())));
    }

    private boolean isContradicted(Digest said) {
        return reference.digest().exists(wanted -> !wanted.equals(said) && sameAlgorithm(wanted, said));
    }

    private static boolean sameAlgorithm(Digest one, Digest other) {
        return one.value().length() == other.value().length();
    }

    private Either<PullFailure, RemoteManifest> resolveByContent() {
        return read(reference.identifier(), reference.digest()).map(this::remote);
    }

    private RemoteManifest remote(Read read) {
        return new RemoteManifest(read.digest(), read.manifest().mediaType(), answeredBy());
    }

    private String answeredBy() {
        return visit.place().isMirror()
                ? visit.place().origin().authority().toString()
                : reference.host().value();
    }

    private Either<PullFailure, Read> read(String identifier, Option<Digest> wanted) {
        return visit.ask(Ask.manifest(visit.place(), identifier)).flatMap(heard -> switch (heard.answer()
                .status()) {
            case 200 -> verified(heard.answer(), wanted);
            case 401, 403 -> left(Refusals.of(visit.caller(), heard, Option.some(reference)));
            case 404 -> left(missing(identifier));
            default -> left(visit.error(heard.answer()));
        });
    }

    private Either<PullFailure, Read> verified(Answer answer, Option<Digest> wanted) {
        var expected = wanted.orElse(() -> answer.header(DIGEST).flatMap(Digest::parse));
        var damaged = expected.filter(digest -> !ContentHash.matches(digest, answer.body()));
        if (damaged.isDefined()) {
            return left(
                    new IntegrityViolation(reference, new Detail("the manifest that came is not " + damaged.get())));
        }
        return ManifestParser.parse(answer.body(), answer.mediaType())
                .mapLeft(visit::nonsense)
                .map(manifest ->
                        new Read(expected.getOrElse(() -> ContentHash.sha256(answer.body())), manifest, answer.body()));
    }

    /** An index that names what is not there is broken; the reference itself may just be wrong. */
    private PullFailure missing(String identifier) {
        return identifier.equals(reference.identifier())
                ? new WhatIsMissing(visit, reference).find()
                : new IntegrityViolation(reference, new Detail("its index names " + identifier + ", which is missing"));
    }

    private Either<PullFailure, RemoteImage> fromIndex(Read read, Index index, Platform platform) {
        return index.entryFor(platform)
                .<PullFailure>toEither(() -> new PlatformMismatch(
                        reference, Option.some(platform), Option.none(), new Detail(index.platformsTold())))
                .flatMap(entry -> read(entry.digest().value(), Option.some(entry.digest())))
                .flatMap(image -> switch (image.manifest()) {
                    case Image found ->
                        right(new RemoteImage(remote(read), image.digest(), index.platforms(), layers(found)));
                    case Index _ ->
                        left(new NotAnImage(reference, new Detail("its index names an index for " + platform)));
                    case Other other -> left(new NotAnImage(reference, new Detail(other.what())));
                });
    }

    private static List<RemoteLayer> layers(Image image) {
        return image.layers().stream()
                .map(layer -> new RemoteLayer(layer.digest(), layer.sizeBytes()))
                .toList();
    }
}
