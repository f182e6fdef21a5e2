package io.aegis.images.domain.planted;

import io.vavr.control.Try;

/** The domain catches exceptions. */
record DomainWithTry(Try<String> answer) {}
