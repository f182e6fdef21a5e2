package io.aegis.images.adapters.web;

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
import io.aegis.images.application.PullIds;
import io.aegis.images.application.SystemTimers;
import io.aegis.images.application.TimedImages;
import io.aegis.images.application.cache.NodeCache;
import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.application.port.CredentialCatalogue;
import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.ImageContents;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.application.settings.PlatformSettings;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.contracts.record.InMemoryAccessProofs;
import io.aegis.images.contracts.record.InMemoryClaims;
import io.aegis.images.contracts.record.InMemoryImages;
import io.aegis.images.contracts.record.InMemoryLeases;
import io.aegis.images.contracts.record.InMemoryRateBudgets;
import io.aegis.images.contracts.registry.InMemoryRegistry;
import io.aegis.images.contracts.runtime.InMemoryLeftovers;
import io.aegis.images.contracts.runtime.InMemoryProver;
import io.aegis.images.contracts.runtime.InMemoryReader;
import io.aegis.images.contracts.runtime.InMemoryRemover;
import io.aegis.images.contracts.runtime.InMemoryRuntime;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A node in memory, to be served. */
final class MemoryNode implements ImageNode {

    static final NodeId ID = new NodeId("node-1");

    final InMemoryRuntime runtime = new InMemoryRuntime();
    final InMemoryRemover engine = runtime.remover();
    final InMemoryImages record = new InMemoryImages();
    final InMemoryAccessProofs proofs = new InMemoryAccessProofs();
    final InMemoryRateBudgets budgets = new InMemoryRateBudgets();
    final TimedImages recording = new TimedImages(record);
    volatile boolean closed;
    volatile CacheSettings caching = CacheSettings.DEFAULT;
    private final SystemTimers timers = new SystemTimers();
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final NodePorts ports = new NodePorts(
            ID,
            runtime,
            _ -> Either.right(FoundCredential.anonymous()),
            registry,
            recording,
            record,
            record,
            new InMemoryClaims(),
            new InMemoryLeases(),
            proofs,
            budgets);
    private final TimeAndChance time =
            new TimeAndChance(InstantSource.system(), timers, new PullIds(InstantSource.system(), new Random(1)));
    private final ImageEnsurer ensurer = new ImageEnsurer(ports, PullSettings.DEFAULT, time);

    @Override
    public NodeId id() {
        return ID;
    }

    @Override
    public ImageEnsurer ensurer() {
        return ensurer;
    }

    @Override
    public NodeCache cache() {
        return NodeCache.over(ports, engine, new InMemoryLeftovers(), record, caching, InstantSource.system());
    }

    @Override
    public OfflineCheck offlineCheck() {
        return new OfflineCheck(ports, new InMemoryReader(), new InMemoryProver(), PullSettings.DEFAULT, time);
    }

    @Override
    public Precacher precacher() {
        return new Precacher(ensurer, time);
    }

    @Override
    public ImageResolver resolver() {
        var image = ImageReference.parse("python:3.11-slim").get();
        return new ImageResolver(new RuntimeRegistry(
                Map.of("python", Map.of("3.11", new RuntimeEntry(image, "Python", true, Map.of())))));
    }

    @Override
    public NodeReconciler reconciler() {
        return new NodeReconciler(ports, runtime.changes(), InstantSource.system());
    }

    @Override
    public BundleLoader loader() {
        throw new UnsupportedOperationException("the service loads no archive");
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
    public AccessProofs proofs() {
        return proofs;
    }

    @Override
    public RateBudgets budgets() {
        return budgets;
    }

    @Override
    public EventFeed feed() {
        return new EventFeed(record);
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public CredentialStore credentials() {
        return _ -> Either.right(FoundCredential.anonymous());
    }

    @Override
    public CredentialCatalogue credentialCatalogue() {
        return List::of;
    }

    @Override
    public CredentialFile credentialFile() {
        throw new UnsupportedOperationException("the service writes no credential");
    }

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public PlatformImages platform() {
        return new PlatformImages(PlatformSettings.DEFAULT, runtime, engine, credentials(), registry);
    }

    @Override
    public ImageContents contents() {
        throw new UnsupportedOperationException("the service looks into no image");
    }

    @Override
    public RegistryContent content() {
        throw new UnsupportedOperationException("the service carries no content");
    }

    @Override
    public void close() {
        ensurer.close();
        timers.close();
        closed = true;
    }
}
