package io.aegis.images.adapters.engine;

import io.aegis.images.domain.reference.Digest;
import java.util.List;
import java.util.function.Function;

/**
 * Where an engine hands out images in a tar, by their ids.
 *
 * @param api what precedes each path
 * @param together several, as a docker-archive
 * @param alone one: as a docker-archive, and where it cannot be written as one, in another form
 */
public record SavePaths(String api, Function<List<Digest>, String> together, List<Function<Digest, String>> alone) {

    public SavePaths {
        alone = List.copyOf(alone);
    }
}
