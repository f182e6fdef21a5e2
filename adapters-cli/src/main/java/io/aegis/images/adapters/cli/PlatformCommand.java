package io.aegis.images.adapters.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "platform",
        description = "Looks after AEGIS's own images: what is published, what is here, and how they are tagged.",
        synopsisSubcommandLabel = "COMMAND")
final class PlatformCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Misuse.of(spec, "a command is missing: list, check, pull or tags");
    }
}
