package io.aegis.images.application.bundling;

import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.reference.Digest;
import java.nio.file.Path;

/**
 * A bundle that is at its file.
 *
 * @param id the digest of its checksums: the same id, the same bytes
 * @param sizeBytes of the file
 * @param fetchedBytes what came from registries this time
 */
public record MadeBundle(Path file, Digest id, BundleContents contents, long sizeBytes, long fetchedBytes) {}
