package io.aegis.images.benchmarks;

import io.aegis.images.adapters.bundle.BundleAdapter;
import io.aegis.images.adapters.eventstore.EventStoreAdapter;
import io.aegis.images.adapters.eventstore.NodeRecord;
import io.aegis.images.adapters.registry.EngineFiles;
import io.aegis.images.adapters.registry.RegistryAdapter;
import io.aegis.images.application.BundleLoader;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageEnsurer;
import io.aegis.images.application.LoadedContent;
import io.aegis.images.application.PullIds;
import io.aegis.images.application.SystemTimers;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ImageLoader;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The product over the given runtime, with a real store in a directory of its own. */
final class Node implements AutoCloseable {
    private final Path directory;
    private final NodeRecord record;
    private final Registry registry;
    private final NodePorts ports;
    private final ImageEnsurer ensurer;

    Node(ContainerRuntime runtime) {
        this(runtime, PullSettings.DEFAULT);
    }

    Node(ContainerRuntime runtime, PullSettings settings) {
        directory = Scratch.directory();
        var id = new NodeId("bench");
        record = EventStoreAdapter.open(directory, id).get();
        var clock = InstantSource.system();
        registry = RegistryAdapter.connect(RegistrySettings.DEFAULT, EngineFiles.none(), record.budgets(), clock);
        ports = new NodePorts(
                id,
                new LoadedContent(runtime, record.inventory(), id),
                _ -> Either.right(FoundCredential.anonymous()),
                registry,
                record.images(),
                record.audit(),
                record.inventory(),
                record.claims(),
                record.leases(),
                record.proofs(),
                record.budgets());
        ensurer = new ImageEnsurer(
                ports, settings, new TimeAndChance(clock, new SystemTimers(), new PullIds(clock, new SecureRandom())));
    }

    BundleLoader loading(ImageLoader loader) {
        return new BundleLoader(ports, loader, BundleAdapter.archives(), InstantSource.system());
    }

    Path directory() {
        return directory;
    }

    NodeRecord record() {
        return record;
    }

    /** Ensures the image, and ends the benchmark if it is not to be had. */
    void ensure(ImageReference reference, PullPolicy policy) {
        ensure(EnsureRequest.of(reference).under(policy));
    }

    void ensure(EnsureRequest request) {
        ensurer.ensure(request).getOrElseThrow(failed -> new IllegalStateException(failed.toString()));
    }

    void ensure(ImageReference reference) {
        ensure(reference, PullPolicy.IF_NOT_PRESENT);
    }

    @Override
    public void close() {
        registry.close();
        record.close();
        Scratch.remove(directory);
    }
}
