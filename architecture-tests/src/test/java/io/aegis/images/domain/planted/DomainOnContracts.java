package io.aegis.images.domain.planted;

import io.aegis.images.contracts.planted.InMemory;

/** The domain leans on what is for tests. */
record DomainOnContracts(InMemory memory) {}
