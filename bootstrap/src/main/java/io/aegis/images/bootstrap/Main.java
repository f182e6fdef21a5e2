package io.aegis.images.bootstrap;

import io.aegis.images.adapters.cli.CommandLineAdapter;
import io.aegis.images.adapters.cli.Console;
import io.aegis.images.adapters.cli.Prompt;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.logging.LogManager;

/** The command {@code aegis-images}. */
public final class Main {
    private static final int COLUMNS = 80;

    public static void main(String[] arguments) {
        System.exit(run(AegisImages.here(), console(), arguments));
    }

    static int run(AegisImages node, Console console, String... arguments) {
        // What goes wrong reaches people as one line of ours; logs with their traces are for who looks for them.
        if (!Boolean.getBoolean("aegis.debug")) {
            LogManager.getLogManager().reset();
        }
        return new CommandLineAdapter(node, node.documents(), console).run(arguments);
    }

    static Console console() {
        return new Console(
                System.in,
                stream(FileDescriptor.out, false),
                stream(FileDescriptor.err, true),
                Boolean.getBoolean("aegis.terminal"),
                columns(),
                ZoneId.systemDefault(),
                InstantSource.system(),
                System.getenv(),
                Prompt.ofThisProcess());
    }

    private static int columns() {
        var told = Integer.getInteger("aegis.columns", COLUMNS);
        return told == null || told < 20 ? COLUMNS : told;
    }

    private static PrintStream stream(FileDescriptor descriptor, boolean flushedByLine) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 14),
                flushedByLine,
                StandardCharsets.UTF_8);
    }

    private Main() {}
}
