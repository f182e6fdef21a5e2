package io.aegis.images.bootstrap;

import io.aegis.images.adapters.credentials.CredentialsAdapter;
import io.aegis.images.adapters.credentials.EngineCredentials;
import io.aegis.images.application.port.CredentialCatalogue;
import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The node's credentials, in the order that fits the runtime that was found. */
final class NodeCredentials implements CredentialStore, CredentialCatalogue {
    private final NodePlan plan;
    private final LocatedRuntime runtime;
    private final Map<String, EngineCredentials> byKind = new ConcurrentHashMap<>();

    NodeCredentials(NodePlan plan, LocatedRuntime runtime) {
        this.plan = plan;
        this.runtime = runtime;
    }

    @Override
    public Either<PullFailure, FoundCredential> credentialFor(CredentialRequest request) {
        return beside().store().credentialFor(request);
    }

    @Override
    public List<KnownCredential> known() {
        return beside().catalogue().known();
    }

    CredentialFile file() {
        return beside().file();
    }

    @Override
    public void close() {
        byKind.values().forEach(EngineCredentials::close);
    }

    private EngineCredentials beside() {
        return byKind.computeIfAbsent(runtime.kindOrUnknown(), this::beside);
    }

    private EngineCredentials beside(String kind) {
        return CredentialsAdapter.beside(
                plan.settings().credentials(),
                kind,
                plan.around().environment(),
                plan.around().home(),
                plan.around().userId());
    }
}
