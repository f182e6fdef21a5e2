package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Asks one source after the other. The first that holds a credential, or cannot say whether it does, is the answer. */
final class OrderedCredentials implements CredentialStore {

    private final List<Source> sources;

    OrderedCredentials(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public Either<PullFailure, FoundCredential> credentialFor(CredentialRequest request) {
        var reference = request.reference();
        var passedOver = new ArrayList<Source>();
        for (var source : sources) {
            var found = source.find(reference);
            if (found.isLeft() || found.get().isDefined()) {
                return found.map(Option::get)
                        .map(credential -> credential.because(credential.why() + PassedOver.after(passedOver)))
                        .mapLeft(reason ->
                                new AuthenticationFailed(reference.host(), Refusal.UNREADABLE, new Detail(reason)));
            }
            passedOver.add(source);
        }
        return Either.right(FoundCredential.anonymous().because(PassedOver.all(passedOver)));
    }
}
