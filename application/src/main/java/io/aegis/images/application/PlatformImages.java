package io.aegis.images.application;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.platform.PlatformState;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.platformimage.PlatformImage;
import io.aegis.images.domain.platformimage.PublishedTag;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Tells of AEGIS's own images: what their registry publishes, and what this node holds of them. */
public final class PlatformImages {

    /** A registry is asked for so many tags at once: it answers faster than one by one, and nobody minds. */
    private static final int AT_ONCE = 8;

    private final PlatformSettings settings;
    private final ContainerRuntime runtime;
    private final ImageRemover engine;
    private final CredentialStore credentials;
    private final Registry registry;

    public PlatformImages(
            PlatformSettings settings,
            ContainerRuntime runtime,
            ImageRemover engine,
            CredentialStore credentials,
            Registry registry) {
        this.settings = settings;
        this.runtime = runtime;
        this.engine = engine;
        this.credentials = credentials;
        this.registry = registry;
    }

    /** Which they are, and which tag this node runs. */
    public PlatformSettings settings() {
        return settings;
    }

    /**
     * What is published and what is held of it, and who uses that.
     *
     * @param offline whether no registry may be asked
     */
    public PlatformState state(PlatformImage image, boolean offline, Cancellation cancellation) {
        return new PlatformState(
                image,
                settings.tagInForce(),
                Option.when(!offline, () -> published(image, cancellation)),
                held(image),
                engine.uses());
    }

    /**
     * The image's tags and what stands behind each, as the registry orders them; asks for each tag once, and for none of the
     * contents. A tag that goes meanwhile is left out.
     */
    public Either<PullFailure, List<PublishedTag>> published(PlatformImage image, Cancellation cancellation) {
        var repository = image.latest();
        return credentials
                .credentialFor(CredentialRequest.ofNode(repository))
                .flatMap(found -> registry.tags(repository, found.credential())
                        .flatMap(tags -> resolve(image, tags, found.credential(), cancellation)));
    }

    private Either<PullFailure, List<ListedImage>> held(PlatformImage image) {
        return runtime.list()
                .map(held -> held.stream()
                        .map(listed -> of(image, listed))
                        .filter(listed ->
                                !listed.tags().isEmpty() || !listed.digests().isEmpty())
                        .toList());
    }

    private static ListedImage of(PlatformImage image, ListedImage listed) {
        return new ListedImage(listed.imageId(), named(image, listed.tags()), named(image, listed.digests()));
    }

    private static List<ImageReference> named(PlatformImage image, List<ImageReference> references) {
        return references.stream().filter(image::isNamedBy).toList();
    }

    private Either<PullFailure, List<PublishedTag>> resolve(
            PlatformImage image, List<String> tags, Option<Credential> credential, Cancellation cancellation) {
        var turns = new Semaphore(AT_ONCE);
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = tags.stream()
                    .map(tag -> CompletableFuture.supplyAsync(
                            () -> inTurn(turns, image, tag, credential, cancellation), askers))
                    .toList();
            return all(asked);
        }
    }

    private static Either<PullFailure, List<PublishedTag>> all(
            List<CompletableFuture<Either<PullFailure, Option<PublishedTag>>>> asked) {
        var found = new ArrayList<PublishedTag>();
        for (var answer : asked) {
            var tag = answer.join();
            if (tag.isLeft()) {
                return Either.left(tag.getLeft());
            }
            tag.get().forEach(found::add);
        }
        return Either.right(List.copyOf(found));
    }

    private Either<PullFailure, Option<PublishedTag>> inTurn(
            Semaphore turns,
            PlatformImage image,
            String tag,
            Option<Credential> credential,
            Cancellation cancellation) {
        turns.acquireUninterruptibly();
        try {
            return cancellation
                    .reason()
                    .<Either<PullFailure, Option<PublishedTag>>>map(Either::left)
                    .getOrElse(() -> resolve(image, tag, credential, cancellation));
        } finally {
            turns.release();
        }
    }

    private Either<PullFailure, Option<PublishedTag>> resolve(
            PlatformImage image, String tag, Option<Credential> credential, Cancellation cancellation) {
        return image.tagged(tag)
                .fold(
                        () -> right(Option.none()),
                        reference -> registry.resolve(reference, credential, cancellation)
                                .fold(
                                        failure ->
                                                failure instanceof ImageNotFound ? right(Option.none()) : left(failure),
                                        manifest -> right(Option.some(new PublishedTag(tag, manifest.digest())))));
    }
}
