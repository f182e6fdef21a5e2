package io.aegis.images.adapters.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What {@code resolve} can be given: what is wanted, or a stream of references. */
final class ResolveInputs {
    @ArgGroup(multiplicity = "1")
    Wanted wanted = new Wanted();

    @Option(names = "--stdin", required = true, description = "Reads references from standard input, one a line.")
    boolean stdin;
}
