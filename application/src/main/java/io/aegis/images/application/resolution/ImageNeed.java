package io.aegis.images.application.resolution;

import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.runtime.ExecutionRuntime;
import io.vavr.control.Option;

/**
 * One image that a manifest asks for.
 *
 * @param who who needs it: {@code agent summariser}, {@code workflow nightly, state build, step lint}
 * @param registryCredentials the credential that the manifest names for it
 */
public record ImageNeed(
        String who, ExecutionRuntime runtime, PullPolicy policy, Option<RequestCredential> registryCredentials) {}
