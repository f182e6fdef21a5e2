package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.Documents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** What follows the program's name. Each is made when it can be meant: to read the annotations of all takes longer than most commands do. */
final class Commands {
    private final Map<String, Supplier<CommandLine>> byName = new LinkedHashMap<>();

    Commands(Session session, Documents documents) {
        var resolutions = new Resolutions(documents, session);
        add("ensure", () -> new EnsureCommand(session, new Demands(resolutions)));
        add("precache", () -> new PrecacheCommand(session, documents));
        add("offline-check", () -> new OfflineCheckCommand(session, documents));
        add(
                "resolve",
                () -> new ResolveCommand(
                        resolutions,
                        session.output(),
                        session.output().console().in()));
        byName.put(
                "runtimes",
                () -> new CommandLine(new RuntimesCommand())
                        .addSubcommand(new RuntimesListCommand(session))
                        .addSubcommand(new RuntimesLockCommand(session))
                        .addSubcommand(new RuntimesOutdatedCommand(session)));
        add("fit", () -> new FitCommand(session, resolutions));
        add("inventory", () -> new InventoryCommand(session));
        add("rm", () -> new RmCommand(session));
        add("prune", () -> new PruneCommand(session));
        add("gc", () -> new GcCommand(session));
        add("audit", () -> new AuditCommand(session));
        add("events", () -> new EventsCommand(session));
        add("explain", () -> new ExplainCommand(session));
        add("login", () -> new LoginCommand(session));
        add("logout", () -> new LogoutCommand(session));
        byName.put(
                "credentials",
                () -> new CommandLine(new CredentialsCommand())
                        .addSubcommand(new CredentialsListCommand(session))
                        .addSubcommand(new CredentialsTestCommand(session)));
        byName.put(
                "access",
                () -> new CommandLine(new AccessCommand())
                        .addSubcommand(new AccessListCommand(session))
                        .addSubcommand(new AccessRevokeCommand(session)));
        byName.put(
                "platform",
                () -> new CommandLine(new PlatformCommand())
                        .addSubcommand(new PlatformListCommand(session))
                        .addSubcommand(new PlatformCheckCommand(session))
                        .addSubcommand(new PlatformPullCommand(session))
                        .addSubcommand(new PlatformTagsCommand(session.output())));
        byName.put(
                "bundle",
                () -> new CommandLine(new BundleCommand())
                        .addSubcommand(new BundleCreateCommand(session, documents))
                        .addSubcommand(new BundleVerifyCommand(session))
                        .addSubcommand(new BundleListCommand(session))
                        .addSubcommand(new BundleLoadCommand(session)));
        add("registries", () -> new RegistriesCommand(session));
        add("metrics", () -> new MetricsCommand(session));
        add("serve", () -> new ServeCommand(session));
        add("doctor", () -> new DoctorCommand(session));
    }

    private void add(String name, Supplier<Object> command) {
        byName.put(name, () -> new CommandLine(command.get()));
    }

    /** Those that these arguments can be for: one, as a rule, and all where help or a word that is none may be answered with others. */
    List<CommandLine> possibleIn(List<String> arguments) {
        var named = named(arguments);
        return byName.entrySet().stream()
                .filter(command -> named.isEmpty() || named.contains(command.getKey()))
                .map(command -> command.getValue().get())
                .toList();
    }

    private List<String> named(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().startsWith("-")) {
            return arguments.stream().limit(1).filter(byName::containsKey).toList();
        }
        var help = arguments.stream().anyMatch(argument -> argument.startsWith("-h") || argument.startsWith("--h"));
        return help ? List.of() : arguments.stream().filter(byName::containsKey).toList();
    }
}
