package io.aegis.images.adapters.registry;

import io.aegis.images.domain.pull.PullFailure;

/** Carries a failure that has its words already past the HTTP client. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient PullFailure failure;

    Refused(PullFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    PullFailure failure() {
        return failure;
    }
}
