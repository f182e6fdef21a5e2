package io.aegis.images.adapters.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "bundle",
        description = "Carries images to nodes without a network, in one file.",
        synopsisSubcommandLabel = "COMMAND")
final class BundleCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Misuse.of(spec, "a command is missing: create, verify, list or load");
    }
}
