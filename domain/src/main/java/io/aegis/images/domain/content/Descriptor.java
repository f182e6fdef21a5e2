package io.aegis.images.domain.content;

import io.aegis.images.domain.reference.Digest;

/** Content as a manifest names it. */
public record Descriptor(String mediaType, Digest digest, long sizeBytes) {}
