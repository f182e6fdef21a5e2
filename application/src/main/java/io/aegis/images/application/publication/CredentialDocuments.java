package io.aegis.images.application.publication;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What is told of a node's credentials, without any of them. */
public final class CredentialDocuments {

    public static Document known(KnownCredential credential) {
        return new Document()
                .with("source", credential.source())
                .with("scope", credential.scope())
                .with("usable", credential.problem().isEmpty())
                .with("problem", Option.when(!credential.problem().isEmpty(), credential::problem));
    }

    /**
     * A log-in that was kept.
     *
     * @param checked whether the registry was asked first
     */
    public static Document loggedIn(String registry, String username, boolean checked, String place) {
        return login(registry, username)
                .with("accepted", Option.when(checked, true))
                .with("kept_in", place)
                .with("failure", Option.none());
    }

    /** A log-in that was not kept: the registry refused it, or could not be asked. */
    public static Document refused(String registry, String username, PullFailure failure) {
        return login(registry, username)
                .with("accepted", Option.when(isRefusal(failure), false))
                .with("kept_in", Option.none())
                .with("failure", FailureDocument.of(failure, failure.retryAfter()));
    }

    private static boolean isRefusal(PullFailure failure) {
        return failure instanceof AuthenticationFailed || failure instanceof AccessDenied;
    }

    public static Document loggedOut(String registry, boolean removed, String place) {
        return new Document()
                .with("registry", registry)
                .with("removed", removed)
                .with("kept_in", place);
    }

    /** @param found empty when no source could be asked to the end */
    public static Document tested(
            ImageReference reference, Option<FoundCredential> found, Either<PullFailure, RemoteManifest> answer) {
        return new Document()
                .with("reference", reference)
                .with("registry", reference.host())
                .with("credential_source", found.map(FoundCredential::source))
                .with("why", found.map(FoundCredential::why).filter(why -> !why.isEmpty()))
                .with("allowed", answer.isRight())
                .with("answered_by", answer.toOption().map(RemoteManifest::answeredBy))
                .with("digest", answer.toOption().map(RemoteManifest::digest))
                .with("media_type", answer.toOption().map(RemoteManifest::mediaType))
                .with(
                        "failure",
                        answer.swap().toOption().map(failure -> FailureDocument.of(failure, failure.retryAfter())));
    }

    private static Document login(String registry, String username) {
        return new Document().with("registry", registry).with("username", username);
    }

    private CredentialDocuments() {}
}
