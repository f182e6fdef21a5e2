package io.aegis.images.domain.planted;

import io.aegis.images.bootstrap.planted.Wiring;

/** The domain knows who wires it. */
record DomainOnBootstrap(Wiring wiring) {}
