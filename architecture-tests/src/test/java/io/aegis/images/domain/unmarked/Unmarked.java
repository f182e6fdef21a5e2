package io.aegis.images.domain.unmarked;

/** Lies in a package that says nothing of null. */
record Unmarked() {}
