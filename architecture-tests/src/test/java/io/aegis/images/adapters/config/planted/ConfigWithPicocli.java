package io.aegis.images.adapters.config.planted;

import picocli.CommandLine;

/** A command outside the command line. */
record ConfigWithPicocli(CommandLine line) {}
