package io.aegis.images.application.runtimes;

import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.StandardRuntime;

/** Why a runtime cannot be locked. */
public record LockFailure(StandardRuntime runtime, ImageReference image, PullFailure failure) {}
