package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeOptions;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What holds for every command; given before or after its name. */
@Command(
        name = "aegis-images",
        description =
                "Makes sure that the container image an agent execution needs is on this node, and keeps the record.",
        versionProvider = ProductVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 done; 1 not well (doctor, gc) or a defect; 2 usage or bad input; 3 a check found something;",
            "  10 ImageNotFound; 11 AuthenticationFailed; 12 NetworkTimeout; 13 RateLimited; 14 DiskFull;",
            "  15 RegistryUnreachable; 16 RegistryError; 17 TlsUntrusted; 18 PlatformMismatch;",
            "  19 IntegrityViolation; 20 NotAnImage; 21 AccessDenied; 22 RuntimeUnavailable;",
            "  23 Interrupted; 24 RecordUnavailable; 25 ServiceUnavailable; 26 ImageInUse;",
            "  30 does not fit, 31 cannot be told (fit); 32 outdated (runtimes outdated --exit-code);",
            "  130 Cancelled"
        })
final class RootCommand implements Runnable {
    enum Format {
        text,
        json
    }

    enum Runtime {
        auto,
        docker,
        podman
    }

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Tells what is possible, and exits.")
    boolean help;

    // Not inherited: ensure and resolve have a --version of their own, a runtime's.
    @CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Tells the version, and exits.")
    boolean version;

    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The node's aegis-config.yaml; otherwise found where AEGIS looks for it.")
    @Nullable
    Path config;

    @CommandLine.Option(
            names = "--runtime",
            paramLabel = "auto|docker|podman",
            scope = ScopeType.INHERIT,
            description = "The container runtime to use; auto takes the one that is found.")
    Runtime runtime = Runtime.auto;

    @CommandLine.Option(
            names = "--socket",
            paramLabel = "SOCKET",
            scope = ScopeType.INHERIT,
            description = "Its socket: a path, unix:///path or tcp://host:port.")
    @Nullable
    String socket;

    @CommandLine.Option(
            names = "--data-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where the record of image operations is kept.")
    @Nullable
    Path dataDirectory;

    @CommandLine.Option(
            names = "--node",
            paramLabel = "ID",
            scope = ScopeType.INHERIT,
            description = "This node's id; otherwise spec.node.id, otherwise the host's name.")
    @Nullable
    String node;

    @CommandLine.Option(
            names = "--embedded",
            scope = ScopeType.INHERIT,
            description = "Works in this process even where a service runs for the node.")
    boolean embedded;

    @CommandLine.Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            scope = ScopeType.INHERIT,
            description = "json writes one document per line on standard output.")
    Format format = Format.text;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(commandLine(), "a command is missing");
    }

    boolean json() {
        return format == Format.json;
    }

    Option<NodeId> nodeId() {
        return Option.<String>of(node)
                .map(text -> NodeId.parse(text)
                        .getOrElseThrow(() -> new ParameterException(
                                commandLine(), "--node: a node id is 1 to 128 visible ASCII characters without '|'")));
    }

    NodeOptions nodeOptions() {
        return new NodeOptions(
                Option.<Path>of(config),
                runtime == Runtime.auto ? Option.none() : Option.some(runtime.name()),
                Option.<String>of(socket),
                Option.<Path>of(dataDirectory),
                nodeId());
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
