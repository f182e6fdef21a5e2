package io.aegis.images.contracts.runtime;

import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;

/** What is told of a pull that went wrong: the class of the failure, and what to do about it. */
public enum Expected {
    PULLED("no failure", ""),
    NOT_FOUND("ImageNotFound", "check repository and tag for typing errors, and that it was pushed"),
    NO_REPOSITORY("ImageNotFound", "check the repository's name for typing errors, and that it was pushed"),
    NO_TAG("ImageNotFound", "check the tag for typing errors, and that it was pushed"),
    HIDDEN("ImageNotFound", "check repository and tag; if it is private, give the node a credential for HOST"),
    REFUSED("AuthenticationFailed", "give the node a valid credential for HOST (spec.registry_credentials)"),
    NONE_SHOWN("AuthenticationFailed", "give the node a credential: `login HOST`, or spec.registry_credentials"),
    WRONG_CREDENTIAL(
            "AuthenticationFailed", "correct the credential; `credentials test` tells which source it comes from"),
    NO_SCOPE("AuthenticationFailed", "let the account pull this repository (on ghcr.io: a token with read:packages)"),
    RATE_LIMITED_FOR_7("RateLimited", "wait 7 s, or log in to HOST for a higher limit"),
    RATE_LIMITED("RateLimited", "wait, log in to HOST for a higher limit, or use a mirror"),
    UNREACHABLE("RegistryUnreachable", "check the host name, DNS, the network and any proxy to HOST"),
    TIMED_OUT("NetworkTimeout", "check the network and any proxy between this node and HOST"),
    STALLED("NetworkTimeout", "check the network to HOST, or raise spec.images.clocks.no_progress"),
    REGISTRY_ERROR("RegistryError", "ask again later; if it stays, ask who runs HOST"),
    UNTRUSTED(
            "TlsUntrusted",
            "install the CA of HOST under /etc/docker/certs.d/HOST/ca.crt, or configure the runtime to treat it as"
                    + " insecure"),
    WRONG_PLATFORM("PlatformMismatch", "use an image built for this platform, or ask for its platform explicitly"),
    DAMAGED("IntegrityViolation", "push the image again to HOST, or use another digest"),
    NO_IMAGE("NotAnImage", "use the reference of a container image; charts and artifacts cannot be run"),
    /** The runtime waits for ever: the caller's own clock has to end it. */
    HANGS("NetworkTimeout", "check the network and any proxy between this node and HOST"),
    /** And the runtime goes on waiting afterwards: the next pull of the same layer has to wait with it. */
    HANGS_ON("NetworkTimeout", "check the network and any proxy between this node and HOST");

    /** What a person reads of an outcome. */
    record Told(String failure, Option<RegistryHost> host, String remedy) {}

    private final String failure;
    private final String remedy;

    Expected(String failure, String remedy) {
        this.failure = failure;
        this.remedy = remedy;
    }

    Told told(RegistryHost host) {
        return this == PULLED ? pulled() : new Told(failure, Option.some(host), remedy.replace("HOST", host.value()));
    }

    boolean hangs() {
        return this == HANGS || this == HANGS_ON;
    }

    static Told pulled() {
        return new Told(PULLED.failure, Option.none(), PULLED.remedy);
    }

    static Told told(PullFailure failure) {
        return new Told(failure.name(), failure.host(), failure.remedy());
    }
}
