package io.aegis.images.domain.pull;

import io.vavr.control.Option;
import java.util.Arrays;

/**
 * When a node may go to the registry for an image it is asked for; AEGIS's {@code image_pull_policy}. The one that goes there
 * most often first.
 */
public enum PullPolicy {
    ALWAYS("Always"),
    IF_NOT_PRESENT("IfNotPresent"),
    NEVER("Never");

    private final String text;

    PullPolicy(String text) {
        this.text = text;
    }

    /** Reads the word as manifests spell it, case and all; empty for any other. */
    public static Option<PullPolicy> parse(String text) {
        return Option.ofOptional(Arrays.stream(values())
                .filter(policy -> policy.text.equals(text))
                .findFirst());
    }

    public boolean goesToRegistry(boolean present) {
        return switch (this) {
            case ALWAYS -> true;
            case IF_NOT_PRESENT -> !present;
            case NEVER -> false;
        };
    }

    /** The one that asks the registry more often. */
    public PullPolicy stricter(PullPolicy other) {
        return compareTo(other) <= 0 ? this : other;
    }

    @Override
    public String toString() {
        return text;
    }
}
