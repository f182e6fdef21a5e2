package io.aegis.images.application.runtimes;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.ImageContents;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.port.RegistryContent.RemoteContent;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.fit.ImageFiles;
import io.aegis.images.domain.fit.ImageFit;
import io.aegis.images.domain.fit.ImageFit.CannotBeTold;
import io.aegis.images.domain.fit.ImageFit.DoesNotFit;
import io.aegis.images.domain.fit.Misfit.OtherPlatform;
import io.aegis.images.domain.fit.Start.ByCommand;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * Tells whether images can run what the orchestrator starts in them, by what their registries keep: before anything is pulled,
 * so that a wrong image is found when it is registered, and not by the execution that needs it.
 */
public final class FitExaminer {

    private final CredentialStore credentials;
    private final RegistryContent content;
    private final ImageContents contents;

    public FitExaminer(CredentialStore credentials, RegistryContent content, ImageContents contents) {
        this.credentials = credentials;
        this.content = content;
        this.contents = contents;
    }

    /** In the order of the requests, and for equal ones once. */
    public List<FitReport> examine(List<FitRequest> requests, Cancellation cancellation) {
        return FewAtATime.answers(requests, request -> examine(request, cancellation));
    }

    private FitReport examine(FitRequest request, Cancellation cancellation) {
        return credentials
                .credentialFor(request.credentialRequest())
                .fold(
                        failure -> unanswered(request, Option.none(), failure),
                        found -> examine(request, found.credential(), cancellation));
    }

    private FitReport examine(FitRequest request, Option<Credential> credential, Cancellation cancellation) {
        var kept = new KeptImages(content, contents, request.reference(), credential, cancellation);
        return kept.top()
                .fold(
                        failure -> unanswered(request, Option.none(), failure),
                        top -> kept.imageFor(request.platform(), top)
                                .fold(
                                        failure -> noImage(request, kept, top, failure),
                                        image -> examined(request, top, image, credential, cancellation)));
    }

    private FitReport examined(
            FitRequest request,
            RemoteContent top,
            KeptImage image,
            Option<Credential> credential,
            Cancellation cancellation) {
        return new FitReport(
                request,
                Option.some(top.digest()),
                Option.some(image.imageId()),
                image.layers().stream().mapToLong(Descriptor::sizeBytes).sum(),
                fit(request, image, credential, cancellation));
    }

    private Either<PullFailure, ImageFit> fit(
            FitRequest request, KeptImage image, Option<Credential> credential, Cancellation cancellation) {
        var byConfiguration = fit(request, image, Option.none());
        var settled = byConfiguration instanceof DoesNotFit || request.start() instanceof ByCommand;
        return settled || !request.deep()
                ? right(byConfiguration)
                : new LayerReader(content, contents, request.reference(), credential, cancellation)
                        .files(image.layers())
                        .map(read -> read.fold(CannotBeTold::new, files -> fit(request, image, Option.some(files))));
    }

    private static ImageFit fit(FitRequest request, KeptImage image, Option<ImageFiles> files) {
        return ImageFit.of(request.platform(), request.start(), image.configuration(), files);
    }

    /** That it is there for other platforms alone is an answer, and no failure to get one. */
    private static FitReport noImage(FitRequest request, KeptImages kept, RemoteContent top, PullFailure failure) {
        return failure instanceof PlatformMismatch
                ? new FitReport(
                        request,
                        Option.some(top.digest()),
                        Option.none(),
                        0,
                        kept.platforms(top).map(there -> new DoesNotFit(new OtherPlatform(request.platform(), there))))
                : unanswered(request, Option.some(top.digest()), failure);
    }

    private static FitReport unanswered(FitRequest request, Option<Digest> digest, PullFailure failure) {
        return new FitReport(request, digest, Option.none(), 0, left(failure));
    }
}
