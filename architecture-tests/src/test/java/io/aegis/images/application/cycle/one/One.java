package io.aegis.images.application.cycle.one;

import io.aegis.images.application.cycle.two.Two;

/** Half a circle. */
public record One(Two two) {}
