package io.aegis.images.adapters.cli;

import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.pull.PullPolicy;
import io.vavr.control.Option;

/**
 * One image that is wanted.
 *
 * @param policy what the manifest says, or the default
 * @param credential what the manifest names
 */
record Demand(ResolvedImage image, PullPolicy policy, Option<RequestCredential> credential) {}
