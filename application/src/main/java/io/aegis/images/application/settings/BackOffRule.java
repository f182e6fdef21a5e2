package io.aegis.images.application.settings;

import java.time.Duration;

/**
 * How long a failed image is left alone, whoever asks ({@code spec.images.back_off}): first {@code initial}, doubled with
 * each further failure up to {@code longest}. Meanwhile the last failure is the answer, at once.
 */
public record BackOffRule(Duration initial, Duration longest) {}
