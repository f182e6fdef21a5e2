package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeAccess;
import io.aegis.images.application.port.Documents;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The way from a command line to a node's image manager. */
public final class CommandLineAdapter {
    private final NodeAccess nodes;
    private final Documents documents;
    private final Console console;

    public CommandLineAdapter(NodeAccess nodes, Documents documents, Console console) {
        this.nodes = nodes;
        this.documents = documents;
        this.console = console;
    }

    /** The program's own. */
    public static String version() {
        return ProductVersion.number();
    }

    /** Runs one command to its end and answers with the exit code; prints, and throws nothing. */
    public int run(String... arguments) {
        var root = new RootCommand();
        var output = new Output(console, root);
        var code = commands(root, output, arguments)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(output.people(console.out()))
                .setErr(output.people(console.err()))
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.clamp(console.columns(), 80, 120))
                .setParameterExceptionHandler((problem, _) -> misused(output, problem))
                .setExecutionExceptionHandler((thrown, _, _) -> broken(output, thrown))
                .execute(arguments);
        output.flush();
        return code;
    }

    CommandLine commands(RootCommand root, Output output, String... arguments) {
        var line = new CommandLine(root);
        new Commands(new Session(nodes, root, output), documents)
                .possibleIn(List.of(arguments))
                .forEach(command -> line.addSubcommand(command));
        return line;
    }

    private static int misused(Output output, ParameterException problem) {
        var command = problem.getCommandLine().getCommandSpec().qualifiedName();
        return output.badInput(UsageWords.of(problem), command + " --help tells what is possible");
    }

    private static int broken(Output output, Exception thrown) {
        if (Boolean.getBoolean("aegis.debug")) {
            thrown.printStackTrace(output.errors());
        }
        output.error(
                "Internal",
                thrown.getClass().getSimpleName() + ": " + firstLine(String.valueOf(thrown.getMessage())),
                "this is a defect of aegis-images: AEGIS_JAVA_OPTIONS=-Daegis.debug=true shows where; please report it");
        return ExitCode.INTERNAL;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
