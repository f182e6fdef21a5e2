package io.aegis.images.bootstrap;

import io.aegis.images.adapters.registry.EngineFiles;
import io.aegis.images.adapters.registry.RegistryAdapter;
import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageEnsurer;
import io.aegis.images.application.PullIds;
import io.aegis.images.application.SystemTimers;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.application.settings.PullLimits;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.contracts.record.InMemoryAccessProofs;
import io.aegis.images.contracts.record.InMemoryClaims;
import io.aegis.images.contracts.record.InMemoryImages;
import io.aegis.images.contracts.record.InMemoryLeases;
import io.aegis.images.contracts.record.InMemoryRateBudgets;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A runtime whose pulls are ensures: what a table expects of a runtime alone, it can expect of the whole. */
final class EnsuredRuntime implements ContainerRuntime {
    /** All scenarios of a table are played at once. */
    private static final PullSettings AT_ONCE =
            new PullSettings(PullClocks.DEFAULT, new PullLimits(1000, 1000), RetryRules.ONE_ATTEMPT, Option.none());

    private final ContainerRuntime runtime;
    private final Registry registry;
    private final SystemTimers timers = new SystemTimers();
    private final Map<ImageReference, Option<Credential>> credentials = new ConcurrentHashMap<>();
    private final ImageEnsurer ensurer;

    private EnsuredRuntime(ContainerRuntime runtime, Registry registry, InMemoryRateBudgets budgets) {
        this.runtime = runtime;
        this.registry = registry;
        var clock = InstantSource.system();
        var record = new InMemoryImages();
        this.ensurer = new ImageEnsurer(
                new NodePorts(
                        new NodeId("node-7"),
                        runtime,
                        this::credential,
                        registry,
                        record,
                        record,
                        record,
                        new InMemoryClaims(),
                        new InMemoryLeases(),
                        new InMemoryAccessProofs(),
                        budgets),
                AT_ONCE,
                new TimeAndChance(clock, timers, new PullIds(clock, new SecureRandom())));
    }

    static EnsuredRuntime over(ContainerRuntime runtime) {
        var budgets = new InMemoryRateBudgets();
        var registry =
                RegistryAdapter.connect(RegistrySettings.DEFAULT, EngineFiles.none(), budgets, InstantSource.system());
        return new EnsuredRuntime(runtime, registry, budgets);
    }

    @Override
    public Either<PullFailure, PulledImage> pull(
            PullRequest request, PullObserver observer, Cancellation cancellation) {
        credentials.put(request.reference(), request.credential());
        var asked = EnsureRequest.of(request.reference()).under(PullPolicy.ALWAYS);
        return ensurer.ensure(request.platform().map(asked::on).getOrElse(asked), observer, cancellation)
                .map(done -> new PulledImage(done.image(), done.bytesTransferred()))
                .mapLeft(EnsureFailure::failure);
    }

    private Either<PullFailure, FoundCredential> credential(CredentialRequest request) {
        var shown = credentials.getOrDefault(request.reference(), Option.none());
        return Either.right(
                shown.isEmpty()
                        ? FoundCredential.anonymous()
                        : new FoundCredential(shown, new CredentialSource("the table")));
    }

    @Override
    public Either<PullFailure, RuntimeDescription> describe() {
        return runtime.describe();
    }

    @Override
    public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
        return runtime.find(reference);
    }

    @Override
    public Either<PullFailure, List<ListedImage>> list() {
        return runtime.list();
    }

    @Override
    public Either<PullFailure, Integer> pullsAtOnce() {
        return runtime.pullsAtOnce();
    }

    @Override
    public Either<PullFailure, List<StoragePlace>> storage() {
        return runtime.storage();
    }

    @Override
    public void close() {
        timers.close();
        registry.close();
        runtime.close();
    }
}
