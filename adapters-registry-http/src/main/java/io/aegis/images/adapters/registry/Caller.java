package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;

/**
 * Who asks at one place, and on whose behalf.
 *
 * @param registry the host that failures speak of, whichever place is asked
 * @param credential empty wherever the place is not the one it is bound to
 */
record Caller(
        RegistryHost registry, Place place, Option<Credential> credential, Secrets secrets, Cancellation cancellation) {

    static Caller at(Place place, RegistryHost registry, Option<Credential> credential, Cancellation cancellation) {
        var shown = credential.filter(_ -> place.seesCredentials());
        return new Caller(registry, place, shown, new Secrets(shown), cancellation);
    }

    String fingerprint() {
        return credential.map(Credential::fingerprint).getOrElse("");
    }

    /** The asked host, where it is not what the registry is called. */
    String asked() {
        var host = place.origin().authority().toString();
        return host.equals(registry.value()) ? "" : host;
    }
}
