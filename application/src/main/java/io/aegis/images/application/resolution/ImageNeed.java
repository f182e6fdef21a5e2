package io.aegis.images.application.resolution;

import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.fit.Start;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.runtime.ExecutionRuntime;
import io.vavr.control.Option;

/**
 * One image that a manifest asks for.
 *
 * @param who who needs it: {@code agent summariser}, {@code workflow nightly, state build, step lint}
 * @param registryCredentials the credential that the manifest names for it
 * @param start how it is started in its image
 */
public record ImageNeed(
        String who,
        ExecutionRuntime runtime,
        PullPolicy policy,
        Option<RequestCredential> registryCredentials,
        Start start) {

    /** An agent's, with the orchestrator's own bootstrap. */
    public ImageNeed(
            String who, ExecutionRuntime runtime, PullPolicy policy, Option<RequestCredential> registryCredentials) {
        this(who, runtime, policy, registryCredentials, Start.AGENT);
    }
}
