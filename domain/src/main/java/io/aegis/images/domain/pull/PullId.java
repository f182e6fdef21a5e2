package io.aegis.images.domain.pull;

import io.vavr.control.Option;
import java.util.UUID;

/** One request for one image on one node, from being asked to its answer, all its attempts included. */
public record PullId(UUID value) {

    public static Option<PullId> parse(String text) {
        try {
            return Option.some(new PullId(UUID.fromString(text)));
        } catch (IllegalArgumentException notAnId) {
            return Option.none();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
