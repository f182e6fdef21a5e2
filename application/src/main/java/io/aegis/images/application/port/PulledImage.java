package io.aegis.images.application.port;

import io.aegis.images.domain.image.HeldImage;

/**
 * What the runtime holds after a pull.
 *
 * @param bytesTransferred as far as the runtime's progress told: compressed bytes, 0 when nothing was downloaded. A layer that
 *     the runtime downloads once for several pulls of this process at the same time counts for one of them. Podman tells
 *     progress once a second, so a pull shorter than that counts as 0
 */
public record PulledImage(HeldImage image, long bytesTransferred) {}
