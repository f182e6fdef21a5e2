package io.aegis.images.adapters.cli;

import io.aegis.images.application.BundleLoader;
import io.aegis.images.application.EventFeed;
import io.aegis.images.application.ImageEnsurer;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.NodeReconciler;
import io.aegis.images.application.OfflineCheck;
import io.aegis.images.application.PlatformImages;
import io.aegis.images.application.Precacher;
import io.aegis.images.application.PullExplainer;
import io.aegis.images.application.SystemTimers;
import io.aegis.images.application.cache.NodeCache;
import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.CredentialCatalogue;
import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.ImageContents;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.contracts.bundle.InMemoryBundles;
import io.aegis.images.contracts.record.InMemoryAccessProofs;
import io.aegis.images.contracts.record.InMemoryClaims;
import io.aegis.images.contracts.record.InMemoryImages;
import io.aegis.images.contracts.record.InMemoryLeases;
import io.aegis.images.contracts.record.InMemoryRateBudgets;
import io.aegis.images.contracts.registry.InMemoryContent;
import io.aegis.images.contracts.registry.InMemoryContents;
import io.aegis.images.contracts.runtime.InMemoryLeftovers;
import io.aegis.images.contracts.runtime.InMemoryLoader;
import io.aegis.images.contracts.runtime.InMemoryProver;
import io.aegis.images.contracts.runtime.InMemoryReader;
import io.aegis.images.contracts.runtime.InMemoryRemover;
import io.aegis.images.contracts.runtime.InMemoryRuntime;
import io.aegis.images.domain.bundle.BundleFailure.Unreadable;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A node in memory, whose credentials and registries say what a test has them say. */
final class FakeNode implements ImageNode {
    static final NodeId ID = new NodeId("node-1");

    final InMemoryRuntime runtime = new InMemoryRuntime();
    final FakeRegistry registry = new FakeRegistry();
    final InMemoryContent content = new InMemoryContent();
    final InMemoryContents contents = new InMemoryContents();
    final MemoryCredentialFile file = new MemoryCredentialFile();
    final InMemoryAccessProofs proofs = new InMemoryAccessProofs();
    final InMemoryRateBudgets budgets = new InMemoryRateBudgets();
    final List<CredentialRequest> wanted = new CopyOnWriteArrayList<>();
    Either<PullFailure, FoundCredential> found = Either.right(FoundCredential.anonymous());
    Archives archives = file -> Either.left(new Unreadable(file.toString(), new Detail("no such file")));
    final InMemoryReader images = new InMemoryReader();
    final InMemoryProver prover = new InMemoryProver();
    final InMemoryBundles bundles = new InMemoryBundles();
    List<KnownCredential> known = List.of();
    PlatformSettings platform = PlatformSettings.DEFAULT;

    private final InstantSource clock = InstantSource.fixed(Recorder.NOON);
    final InMemoryImages record = new InMemoryImages();
    private final AtomicLong pulls = new AtomicLong();
    private final SystemTimers timers = new SystemTimers();
    private final NodePorts ports = new NodePorts(
            ID,
            runtime,
            credentials(),
            registry,
            record,
            record,
            record,
            new InMemoryClaims(),
            new InMemoryLeases(),
            proofs,
            budgets);
    final InMemoryRemover engine = runtime.remover();
    final InMemoryLeftovers leftovers = new InMemoryLeftovers();
    private final NodeCache cache = NodeCache.over(ports, engine, leftovers, record, CacheSettings.DEFAULT, clock);

    @Override
    public NodeId id() {
        return ID;
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public CredentialStore credentials() {
        return request -> {
            wanted.add(request);
            return found;
        };
    }

    @Override
    public CredentialCatalogue credentialCatalogue() {
        return () -> known;
    }

    @Override
    public CredentialFile credentialFile() {
        return file;
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public ImageContents contents() {
        return contents;
    }

    @Override
    public RegistryContent content() {
        return content;
    }

    @Override
    public PlatformImages platform() {
        return new PlatformImages(platform, runtime, engine, credentials(), registry);
    }

    @Override
    public AccessProofs proofs() {
        return proofs;
    }

    @Override
    public RateBudgets budgets() {
        return budgets;
    }

    @Override
    public ImageEnsurer ensurer() {
        return new ImageEnsurer(ports, PullSettings.DEFAULT, time());
    }

    @Override
    public OfflineCheck offlineCheck() {
        return new OfflineCheck(ports, images, prover, PullSettings.DEFAULT, time());
    }

    @Override
    public Precacher precacher() {
        return new Precacher(ensurer(), time());
    }

    private TimeAndChance time() {
        return new TimeAndChance(clock, timers, () -> new PullId(new UUID(0, pulls.incrementAndGet())));
    }

    @Override
    public ImageResolver resolver() {
        return new ImageResolver(new RuntimeRegistry(Map.of()));
    }

    @Override
    public NodeReconciler reconciler() {
        return new NodeReconciler(ports, runtime.changes(), clock);
    }

    @Override
    public BundleLoader loader() {
        return new BundleLoader(ports, new InMemoryLoader(runtime), archives, clock);
    }

    @Override
    public NodeCache cache() {
        return cache;
    }

    @Override
    public ImageInventory inventory() {
        return record;
    }

    @Override
    public PullAudit audit() {
        return record;
    }

    @Override
    public PullExplainer explainer() {
        return new PullExplainer(record);
    }

    @Override
    public EventLog events() {
        return record;
    }

    @Override
    public EventFeed feed() {
        return new EventFeed(record);
    }

    @Override
    public void close() {
        timers.close();
    }
}
