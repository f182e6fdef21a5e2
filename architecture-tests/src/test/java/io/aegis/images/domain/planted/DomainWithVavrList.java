package io.aegis.images.domain.planted;

import io.vavr.collection.List;

/** A list that is not the language\x27s own. */
record DomainWithVavrList(List<String> names) {}
