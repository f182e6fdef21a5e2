/** The command line: for people, and with {@code -o json} for programs. */
@NullMarked
package io.aegis.images.adapters.cli;

import org.jspecify.annotations.NullMarked;
