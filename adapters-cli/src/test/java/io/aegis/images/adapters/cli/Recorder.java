package io.aegis.images.adapters.cli;

import io.aegis.images.application.Doctor;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.NodeAccess;
import io.aegis.images.application.NodeOptions;
import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.NodeRuntimes;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.StartProblem.BadInput;
import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Bundles;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.application.port.RuntimeLocks;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.application.service.NodeService;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.fit.Start.ByCommand;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.CustomRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands and keeps what they print. A node that it was not given cannot be opened: whoever touches it finds out. */
final class Recorder implements NodeAccess, Documents {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Path LOCK_FILE = Path.of("/etc/aegis/runtime-registry.lock.yaml");
    static final String UNOPENED = "the node was to be opened";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Option<FakeNode> node;
    final List<NodeOptions> opened = new ArrayList<>();
    Map<String, String> environment = Map.of();
    Prompt prompt = Prompt.NOBODY;
    Option<RuntimeLock> lock = Option.none();
    final List<Path> written = new ArrayList<>();

    Recorder() {
        this.node = Option.none();
    }

    Recorder(FakeNode node) {
        this.node = Option.some(node);
    }

    int run(String... arguments) {
        return runWithInput("", arguments);
    }

    /** The same, and forgets what it printed. */
    int runUnheard(String... arguments) {
        var code = run(arguments);
        out.reset();
        err.reset();
        return code;
    }

    int runWithInput(String input, String... arguments) {
        return new CommandLineAdapter(this, this, console(input)).run(arguments);
    }

    /** As a command gets it that is called by hand. */
    Session session() {
        var root = new RootCommand();
        return new Session(this, root, new Output(console(""), root));
    }

    /** The commands there are, to be looked at. */
    CommandLine commands() {
        var root = new RootCommand();
        return new CommandLineAdapter(this, this, console("")).commands(root, new Output(console(""), root));
    }

    private Console console(String input) {
        return new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                100,
                ZoneOffset.UTC,
                InstantSource.fixed(NOON),
                environment,
                prompt);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Either<StartProblem, ImageNode> open(NodeOptions options) {
        opened.add(options);
        return node.<ImageNode>map(given -> given).toEither(new BadInput(UNOPENED, "do not"));
    }

    @Override
    public Either<StartProblem, NodeRegistries> registries(NodeOptions options) {
        return node.<NodeRegistries>map(given -> given).toEither(new BadInput(UNOPENED, "do not"));
    }

    @Override
    public Either<StartProblem, NodeRuntimes> runtimes(NodeOptions options, Option<Path> file) {
        return Either.right(new NodeRuntimes(registry(), lock, file.orElse(Option.some(LOCK_FILE))));
    }

    @Override
    public RuntimeLocks locks() {
        return new MemoryLocks(this);
    }

    @Override
    public Either<StartProblem, ImageResolver> resolver(NodeOptions options) {
        return Either.right(new ImageResolver(registry(), lock));
    }

    @Override
    public Either<List<String>, NodeClient> service(NodeOptions options) {
        return Either.left(List.of());
    }

    @Override
    public Either<StartProblem, NodeService> serve(NodeOptions options) {
        return Either.left(new BadInput(UNOPENED, "do not"));
    }

    @Override
    public Archives archives() {
        return node.map(given -> given.archives)
                .getOrElse(() -> file ->
                        Either.left(new BundleFailure.Unreadable(file.toString(), new Detail("there is none"))));
    }

    @Override
    public Bundles bundles() {
        return node.<Bundles>map(given -> given.bundles)
                .getOrElse(() -> order ->
                        Either.left(new BundleFailure.Unwritable(order.file().toString(), new Detail("it is a test"))));
    }

    @Override
    public Doctor doctor(NodeOptions options) {
        return new Doctor(List.of(() ->
                List.of(Finding.ok("java", "25"), new Finding("store", Status.FAILURE, "it is full", "free space"))));
    }

    @Override
    public Either<BadDocument, Manifest> manifest(Path file) {
        return switch (file.toString()) {
            case "agent.yaml" ->
                Either.right(new Manifest(
                        "summariser",
                        List.of(new ImageNeed(
                                "agent summariser",
                                new StandardRuntime("python", "3.11"),
                                PullPolicy.ALWAYS,
                                Option.none())),
                        List.of("agent.yaml:8: spec.runtime.imagePullPolicy is not known")));
            case "flow.yaml" ->
                Either.right(new Manifest(
                        "nightly",
                        List.of(new ImageNeed(
                                "workflow nightly, state build",
                                new CustomRuntime(ImageReference.parse("ghcr.io/acme/build:1")
                                        .get()),
                                PullPolicy.IF_NOT_PRESENT,
                                Option.some(new RequestCredential.Variable("TEAM_A")),
                                new ByCommand())),
                        List.of()));
            default -> Either.left(new BadDocument(file.toString(), Option.some(7), "no manifest"));
        };
    }

    @Override
    public Either<BadDocument, Manifest> manifest(String name, String text) {
        return Either.left(new BadDocument(name, Option.none(), "no manifest"));
    }

    @Override
    public Either<BadDocument, FoundManifests> manifests(Path place) {
        return manifest(place)
                .map(manifest -> new FoundManifests(
                        List.of(new NamedManifest(place.toString(), manifest)), List.of(), List.of()));
    }

    @Override
    public Either<BadDocument, FoundReferences> references(Path list) {
        return list.toString().equals("images.txt")
                ? Either.right(new FoundReferences(
                        List.of(new ListedReference(
                                ImageReference.parse("ghcr.io/acme/listed:1").get(), "images.txt:3")),
                        List.of()))
                : Either.left(new BadDocument(list.toString(), Option.none(), "does not exist"));
    }

    @Override
    public Either<BadDocument, RuntimeRegistry> runtimeRegistry(Option<Path> file) {
        return Either.right(registry());
    }

    @Override
    public Either<BadDocument, NodeSettings> nodeSettings(Option<Path> file) {
        return Either.right(NodeSettings.defaults());
    }

    private static RuntimeRegistry registry() {
        var image = ImageReference.parse("python:3.11-slim").get();
        return new RuntimeRegistry(Map.of("python", Map.of("3.11", new RuntimeEntry(image, "Python", true, Map.of()))));
    }
}
