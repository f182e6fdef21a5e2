package io.aegis.images.bootstrap;

import io.aegis.images.adapters.bundle.BundleAdapter;
import io.aegis.images.adapters.cli.CommandLineAdapter;
import io.aegis.images.adapters.client.ServiceAdapter;
import io.aegis.images.adapters.config.ConfigAdapter;
import io.aegis.images.adapters.eventstore.EventStoreAdapter;
import io.aegis.images.adapters.eventstore.NodeRecord;
import io.aegis.images.adapters.web.WebAdapter;
import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.application.Doctor;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.NodeAccess;
import io.aegis.images.application.NodeOptions;
import io.aegis.images.application.NodeRegistries;
import io.aegis.images.application.NodeRuntimes;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.StartProblem.BadInput;
import io.aegis.images.application.StartProblem.StoreFull;
import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Bundles;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.port.RuntimeLocks;
import io.aegis.images.application.service.NodeClient;
import io.aegis.images.application.service.NodeService;
import io.aegis.images.application.settings.LockPlace;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The way to a node's image manager on this machine. */
public final class AegisImages implements NodeAccess {
    private final Surroundings around;
    private final Documents documents;
    private final RuntimeLocks locks;

    public AegisImages(Surroundings around) {
        this.around = around;
        this.documents = ConfigAdapter.documents(around.environment(), around.workingDirectory(), around.home());
        this.locks = ConfigAdapter.locks(around.workingDirectory());
    }

    /** With this process's environment, working directory and user. */
    public static AegisImages here() {
        return new AegisImages(Surroundings.ofThisProcess());
    }

    /** Reads AEGIS's documents as this machine's operator sees them. */
    public Documents documents() {
        return documents;
    }

    @Override
    public RuntimeLocks locks() {
        return locks;
    }

    @Override
    public Either<StartProblem, ImageNode> open(NodeOptions options) {
        return settings(options)
                .flatMap(settings ->
                        resolver(settings).flatMap(resolver -> open(NodePlan.of(options, settings, around), resolver)))
                .map(node -> node);
    }

    @Override
    public Either<List<String>, NodeClient> service(NodeOptions options) {
        // What keeps the configuration from being read is told when the node is opened.
        return settings(options)
                .mapLeft(_ -> List.<String>of())
                .flatMap(settings -> ServiceAdapter.connect(
                        NodePlan.of(options, settings, around).serviceSocket(), options, around.workingDirectory()));
    }

    @Override
    public Either<StartProblem, NodeService> serve(NodeOptions options) {
        return settings(options)
                .flatMap(settings -> resolver(settings).flatMap(resolver -> {
                    var plan = NodePlan.of(options, settings, around);
                    return open(plan, resolver).flatMap(node -> serve(plan, node));
                }));
    }

    private Either<StartProblem, NodeService> serve(NodePlan plan, OpenNode node) {
        var served = new ServedNode(
                node,
                plan.identity(CommandLineAdapter.version()),
                documents,
                node.readiness(),
                node.recording(),
                InstantSource.system(),
                around.environment(),
                node.cursors(),
                System.err::println);
        return WebAdapter.start(served, plan.settings().service(), plan.serviceSocket());
    }

    @Override
    public Either<StartProblem, NodeRegistries> registries(NodeOptions options) {
        return settings(options).map(settings -> {
            var plan = NodePlan.of(options, settings, around);
            return new OpenRegistries(plan, new LocatedRuntime(plan), new ForgottenBudgets(), InstantSource.system());
        });
    }

    @Override
    public Either<StartProblem, NodeRuntimes> runtimes(NodeOptions options, Option<Path> lock) {
        return settings(options)
                .flatMap(settings -> runtimes(
                        settings,
                        lock.orElse(() -> settings.lockPlace().map(LockPlace::file))
                                .map(file -> new LockPlace(file, false))));
    }

    @Override
    public Either<StartProblem, ImageResolver> resolver(NodeOptions options) {
        return settings(options).flatMap(this::resolver);
    }

    @Override
    public Archives archives() {
        return BundleAdapter.archives();
    }

    @Override
    public Bundles bundles() {
        return BundleAdapter.bundles();
    }

    @Override
    public Doctor doctor(NodeOptions options) {
        return new Doctor(List.of(
                new JavaCheck(),
                new ConfigurationCheck(documents, locks, options),
                new NodeCheck(settings(options).map(settings -> NodePlan.of(options, settings, around)))));
    }

    private Either<StartProblem, NodeSettings> settings(NodeOptions options) {
        return documents.nodeSettings(options.configuration()).mapLeft(AegisImages::unusable);
    }

    private Either<StartProblem, ImageResolver> resolver(NodeSettings settings) {
        return runtimes(settings, settings.lockPlace()).map(NodeRuntimes::resolver);
    }

    private Either<StartProblem, NodeRuntimes> runtimes(NodeSettings settings, Option<LockPlace> place) {
        return documents
                .runtimeRegistry(settings.runtimeRegistry())
                .mapLeft(AegisImages::unusable)
                .flatMap(registry ->
                        lock(place).map(lock -> new NodeRuntimes(registry, lock, place.map(LockPlace::file))));
    }

    private Either<StartProblem, Option<RuntimeLock>> lock(Option<LockPlace> place) {
        return place.map(locks::find)
                .getOrElse(Either.right(Option.none()))
                .mapLeft(problem -> new BadInput(
                        problem.message(),
                        "take the lock from where it is kept, or remove it and run `runtimes lock`"));
    }

    private static Either<StartProblem, OpenNode> open(NodePlan plan, ImageResolver resolver) {
        return EventStoreAdapter.open(plan.dataDirectory(), plan.node())
                .mapLeft(AegisImages::unusable)
                .map((NodeRecord record) -> new OpenNode(plan, record, resolver, InstantSource.system()));
    }

    private static StartProblem unusable(BadDocument problem) {
        return new BadInput(problem.message(), problem.remedy());
    }

    private static StartProblem unusable(RecordFailure failure) {
        var words = failure.asPullFailure();
        return failure instanceof RecordFailure.Full
                ? new StoreFull(words.message(), words.remedy())
                : new BadInput(words.message(), words.remedy() + ", or name another one with --data-dir");
    }
}
