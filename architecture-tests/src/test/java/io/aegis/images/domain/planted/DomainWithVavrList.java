package io.aegis.images.domain.planted;

import io.vavr.collection.List;

/** A list that is not the language's own. */
record DomainWithVavrList(List<String> names) {}
