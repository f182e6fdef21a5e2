package io.aegis.images.application.runtimes;

import io.aegis.images.domain.fit.ImageFit;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Whether an image can run what is to be started in it.
 *
 * @param digest what stands behind the reference, as far as its registry said
 * @param imageId of the image for the platform, where there is one
 * @param layersBytes what looking through its layers means to read, compressed; 0 where there is no image
 * @param fit a left means that its registry could not be asked, or has no such image
 */
public record FitReport(
        FitRequest request,
        Option<Digest> digest,
        Option<Digest> imageId,
        long layersBytes,
        Either<PullFailure, ImageFit> fit) {}
