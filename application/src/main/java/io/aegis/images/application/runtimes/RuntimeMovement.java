package io.aegis.images.application.runtimes;

import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Option;

/**
 * A runtime, and what became of its tag since it was locked.
 *
 * @param image as the registry file has it
 */
public record RuntimeMovement(
        StandardRuntime runtime, ImageReference image, Option<LockedRuntime> locked, Movement movement) {}
