package io.aegis.images.application.settings;

import java.time.Duration;

/**
 * How long a failed image is left alone, whoever asks ({@code spec.images.back_off}): first {@code initial}, doubled with
 * each further failure up to {@code longest}. Meanwhile the last failure is the answer, at once. It starts anew after a
 * success, and when {@code longest} has passed since its end without another failure.
 */
public record BackOffRule(Duration initial, Duration longest) {}
