package io.aegis.images.adapters.cli;

import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.pull.PullPolicy;

/**
 * One image that is wanted.
 *
 * @param policy what the manifest says, or the default
 */
record Demand(ResolvedImage image, PullPolicy policy) {}
