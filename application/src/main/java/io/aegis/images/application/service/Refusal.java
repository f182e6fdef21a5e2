package io.aegis.images.application.service;

import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.domain.pull.PullFailure;

/**
 * Why a question has no answer.
 *
 * @param name the failure's class, or {@link #UNAVAILABLE}
 */
public record Refusal(String name, String message, String remedy) {

    /** The service went away, or speaks another language. */
    public static final String UNAVAILABLE = "ServiceUnavailable";

    /** What was asked cannot be meant. */
    public static final String BAD_INPUT = "BadInput";

    public static Refusal of(RecordFailure failure) {
        return of(failure.asPullFailure());
    }

    public static Refusal of(PullFailure failure) {
        return new Refusal(failure.name(), failure.message(), failure.remedy());
    }
}
