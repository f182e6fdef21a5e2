package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;

import io.aegis.images.domain.credential.RequestCredential.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;

/** Where {@code secret:} values lie. Blocks; may be used from many threads. */
interface SecretStore extends AutoCloseable {

    /** For a node without one. */
    SecretStore NONE = (_, _) -> left("no secret store is configured on this node (spec.secrets.backend)");

    /**
     * The fields of the secret. A left says why there are none, and quotes nothing.
     *
     * @param tenant whose secret it is; empty for the node's own
     */
    Either<String, Map<String, String>> read(Secret secret, Option<String> tenant);

    /** Gives back what was lent. */
    @Override
    default void close() {}
}
