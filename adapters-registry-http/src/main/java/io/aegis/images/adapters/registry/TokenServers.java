package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which token servers a registry's credential may be shown to: the registry's own host and port, those known to belong to
 * well-known registries, and those configured. Another port of the same host is another server, which may be another's.
 */
final class TokenServers {

    private static final Map<String, Authority> WELL_KNOWN = Map.of(
            "docker.io", new Authority("auth.docker.io", 443),
            "registry.gitlab.com", new Authority("gitlab.com", 443));

    private final Function<RegistryHost, List<String>> configured;
    private final Function<Authority, Origin> origins;

    TokenServers(Function<RegistryHost, List<String>> configured, Function<Authority, Origin> origins) {
        this.configured = configured;
        this.origins = origins;
    }

    /**
     * The address that a challenge sends its clients to for a token. A left says why nobody goes there: without TLS tokens are
     * asked for only where all else goes without it too.
     */
    Either<String, URI> realm(Challenge challenge, Answer challenged, Deadline deadline) {
        return challenge
                .parameter("realm")
                .flatMap(text -> Try.of(() -> URI.create(text)).toOption())
                .toEither("it names no token server")
                .flatMap(realm -> Authority.of(realm)
                        .toEither("its token server has no address")
                        .flatMap(server -> reachable(realm, server, challenged, deadline)));
    }

    boolean maySee(RegistryHost registry, Answer challenged, URI realm) {
        return Authority.of(realm)
                .exists(server -> isOwn(server, challenged, realm) || isNamed(server, registry, realm));
    }

    /** Why a credential is not shown at the realm. */
    static String foreign(URI realm) {
        return "its token server " + realm.getRawAuthority()
                + " is not known to be the registry's own; if it is, name it in spec.images.registries";
    }

    private Either<String, URI> reachable(URI realm, Authority server, Answer challenged, Deadline deadline) {
        var scheme = Option.of(realm.getScheme()).getOrElse("");
        var plain = scheme.equals("http")
                && challenged.from().getScheme().equals("http")
                && origins.apply(server).mayBePlain();
        if (!scheme.equals("https") && !plain) {
            return left("its token server " + server + " is not asked without TLS");
        }
        return LocalAddresses.isNewTo(challenged.from(), server, deadline)
                ? left("its token server " + server + " is local to this machine")
                : right(realm);
    }

    private static boolean isOwn(Authority server, Answer challenged, URI realm) {
        return realm.getScheme().equals(challenged.from().getScheme())
                && Authority.of(challenged.from()).exists(registry -> registry.isSameAs(server, realm.getScheme()));
    }

    private boolean isNamed(Authority server, RegistryHost registry, URI realm) {
        var known = Option.<Authority>of(WELL_KNOWN.get(registry.value()))
                .exists(named -> named.isSameAs(server, realm.getScheme()));
        return known
                || configured.apply(registry).stream()
                        .flatMap(name -> Authority.parse(name).toJavaStream())
                        .anyMatch(named -> named.isSameAs(server, realm.getScheme()));
    }
}
