package io.aegis.images.domain.planted;

/** A class that can be extended. */
class DomainOpenToInheritance {}
