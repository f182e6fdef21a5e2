package io.aegis.images.domain.platformimage;

import io.aegis.images.domain.reference.Digest;

/** A tag at a registry, and what stands behind it. */
public record PublishedTag(String tag, Digest digest) {}
