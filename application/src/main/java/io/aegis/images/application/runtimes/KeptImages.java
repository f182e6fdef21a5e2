package io.aegis.images.application.runtimes;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageContents;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.port.RegistryContent.RemoteContent;
import io.aegis.images.domain.content.Manifest.Entry;
import io.aegis.images.domain.content.Manifest.Image;
import io.aegis.images.domain.content.Manifest.Index;
import io.aegis.images.domain.content.Manifest.Other;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.fit.StartConfiguration;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** What a registry keeps behind one reference, asked with one credential. */
final class KeptImages {

    private final RegistryContent content;
    private final ImageContents contents;
    private final ImageReference reference;
    private final Option<Credential> credential;
    private final Cancellation cancellation;

    KeptImages(
            RegistryContent content,
            ImageContents contents,
            ImageReference reference,
            Option<Credential> credential,
            Cancellation cancellation) {
        this.content = content;
        this.contents = contents;
        this.reference = reference;
        this.credential = credential;
        this.cancellation = cancellation;
    }

    /** What the reference itself names: an index, or the manifest of an only image. */
    Either<PullFailure, RemoteContent> top() {
        return content.manifest(reference, credential, cancellation);
    }

    /** Those that it is there for, and their images. An only image says so in its configuration. */
    Either<PullFailure, List<Platform>> platforms(RemoteContent top) {
        return switch (top.manifest()) {
            case Image image -> configuration(image).map(found -> List.of(found.platform()));
            case Index index -> right(index.platforms());
            case Other other -> left(new NotAnImage(reference, new Detail(other.what())));
        };
    }

    /** The image for a platform. {@link PlatformMismatch} also where an index has another one in its place. */
    Either<PullFailure, KeptImage> imageFor(Platform wanted, RemoteContent top) {
        return switch (top.manifest()) {
            case Image image -> kept(wanted, top, image);
            case Index index ->
                index.entryFor(wanted)
                        .<PullFailure>toEither(() -> notThere(wanted, index))
                        .flatMap(this::entry)
                        .flatMap(entry -> entry.manifest() instanceof Image image
                                ? kept(wanted, entry, image)
                                : left(new NotAnImage(
                                        reference, new Detail("its index names no image for " + wanted))));
            case Other other -> left(new NotAnImage(reference, new Detail(other.what())));
        };
    }

    private Either<PullFailure, RemoteContent> entry(Entry entry) {
        return content.manifest(reference.withDigest(entry.digest()), credential, cancellation);
    }

    private Either<PullFailure, KeptImage> kept(Platform wanted, RemoteContent manifest, Image image) {
        return configuration(image)
                .filterOrElse(
                        found -> found.platform().satisfies(wanted),
                        found -> new PlatformMismatch(
                                reference, Option.some(wanted), Option.some(found.platform()), Detail.NONE))
                .map(found -> new KeptImage(manifest.digest(), image, found));
    }

    private Either<PullFailure, StartConfiguration> configuration(Image image) {
        return content.document(reference, image.config(), credential, cancellation)
                .flatMap(document -> contents.configuration(document)
                        .mapLeft(problem ->
                                new IntegrityViolation(reference, new Detail("its configuration " + problem))));
    }

    private PullFailure notThere(Platform wanted, Index index) {
        return new PlatformMismatch(reference, Option.some(wanted), Option.none(), new Detail(index.platformsTold()));
    }
}
