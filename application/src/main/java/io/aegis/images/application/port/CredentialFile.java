package io.aegis.images.application.port;

import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Either;

/**
 * The container engine's own file of credentials, as {@code docker login} and {@code podman login} keep it. Blocks. A change
 * is whole or not at all, leaves the entries and keys of others as they are, and leaves the file readable by its owner
 * alone.
 */
public interface CredentialFile {

    /** Its path, as people know it. */
    String place();

    /**
     * Keeps the credential under the registry, in place of one that is there.
     *
     * @param registry a registry host, or a host and the beginning of a repository
     */
    Either<Problem, Kept> put(String registry, UsernamePassword credential);

    /** Whether there was one to remove under exactly this registry. */
    Either<Problem, Boolean> remove(String registry);

    /** That the credential is kept there now. */
    enum Kept {
        KEPT
    }

    /** One line each: what cannot be done, and what to do. */
    record Problem(String message, String remedy) {}
}
