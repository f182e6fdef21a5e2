package io.aegis.images.domain.planted;

import io.aegis.images.application.port.ContainerRuntime;

/** The domain looks outwards. */
record DomainOnApplication(ContainerRuntime runtime) {}
