package io.aegis.images.domain.content;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/**
 * What is needed of an image's configuration to carry it.
 *
 * @param diffIds the digests of the layers once they are unpacked, lowest first
 */
public record ImageConfiguration(Platform platform, List<Digest> diffIds, Option<Instant> created) {

    public ImageConfiguration {
        diffIds = List.copyOf(diffIds);
    }
}
