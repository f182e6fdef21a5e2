package io.aegis.images.domain.pull;

import io.vavr.control.Option;
import java.util.UUID;

/** One request for one image on one node, from being asked to its answer, all its attempts included. */
public record PullId(UUID value) {

    public static Option<PullId> parse(String text) {
        try {
            // UUID.fromString takes 1-1-1-1-1 as well.
            return Option.some(UUID.fromString(text))
                    .filter(id -> id.toString().equalsIgnoreCase(text))
                    .map(PullId::new);
        } catch (IllegalArgumentException notAnId) {
            return Option.none();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
