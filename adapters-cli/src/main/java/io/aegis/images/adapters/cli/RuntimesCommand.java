package io.aegis.images.adapters.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "runtimes",
        description = "Tells of the StandardRuntimes, and pins them to the bytes that they mean today.",
        synopsisSubcommandLabel = "COMMAND")
final class RuntimesCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw Misuse.of(spec, "a command is missing: list, lock or outdated");
    }
}
