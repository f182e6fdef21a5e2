package io.aegis.images.adapters.registry;

/**
 * A host, and how it may be spoken to.
 *
 * @param mayBePlain whether it is spoken to without TLS where it has none
 * @param verified whether its certificate must be trusted
 */
record Origin(Authority authority, boolean mayBePlain, boolean verified) {}
