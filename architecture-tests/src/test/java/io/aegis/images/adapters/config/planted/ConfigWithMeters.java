package io.aegis.images.adapters.config.planted;

import io.micrometer.core.instrument.MeterRegistry;

/** Meters outside the service. */
record ConfigWithMeters(MeterRegistry meters) {}
