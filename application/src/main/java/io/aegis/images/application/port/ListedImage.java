package io.aegis.images.application.port;

import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import java.util.List;

/** One image in the runtime's list, under all of its names: by tag, and by digest. Both are empty for a nameless one. */
public record ListedImage(Digest imageId, List<ImageReference> tags, List<ImageReference> digests) {}
