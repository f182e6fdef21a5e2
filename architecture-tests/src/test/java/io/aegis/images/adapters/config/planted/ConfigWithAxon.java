package io.aegis.images.adapters.config.planted;

import org.axonframework.messaging.core.Message;

/** Event sourcing outside the event store. */
record ConfigWithAxon(Message message) {}
