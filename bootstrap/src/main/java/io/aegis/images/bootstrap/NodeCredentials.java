package io.aegis.images.bootstrap;

import io.aegis.images.adapters.credentials.CredentialsAdapter;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The node's credentials, in the order that fits the runtime that was found. */
final class NodeCredentials implements CredentialStore {
    private final NodePlan plan;
    private final LocatedRuntime runtime;
    private final Map<String, CredentialStore> byKind = new ConcurrentHashMap<>();

    NodeCredentials(NodePlan plan, LocatedRuntime runtime) {
        this.plan = plan;
        this.runtime = runtime;
    }

    @Override
    public Either<PullFailure, FoundCredential> credentialFor(CredentialRequest request) {
        return byKind.computeIfAbsent(runtime.kindOrUnknown(), this::store).credentialFor(request);
    }

    private CredentialStore store(String kind) {
        return CredentialsAdapter.store(
                plan.settings().credentials(),
                kind,
                plan.around().environment(),
                plan.around().home(),
                plan.around().userId());
    }
}
