package io.aegis.images.adapters.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "access",
        description = "Tells who has shown a registry that they may have which image, and takes that back.",
        synopsisSubcommandLabel = "COMMAND")
final class AccessCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Misuse.of(spec, "a command is missing: list or revoke");
    }
}
