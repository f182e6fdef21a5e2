package io.aegis.images.adapters.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "credentials",
        description = "Tells what the node shows to registries, and whether they accept it.",
        synopsisSubcommandLabel = "COMMAND")
final class CredentialsCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Misuse.of(spec, "a command is missing: list or test");
    }
}
