package io.aegis.images.domain.planted;

import java.nio.file.Path;

/** The domain reads a file. */
record DomainWithFile(Path file) {}
