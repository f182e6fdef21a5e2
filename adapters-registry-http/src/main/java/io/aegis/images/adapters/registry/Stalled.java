package io.aegis.images.adapters.registry;

import java.util.concurrent.TimeoutException;

/** A body that began to come, and then hardly went on. */
final class Stalled extends TimeoutException {

    private static final long serialVersionUID = 1L;
}
