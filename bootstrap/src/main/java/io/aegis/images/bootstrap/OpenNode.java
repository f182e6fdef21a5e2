package io.aegis.images.bootstrap;

import io.aegis.images.adapters.bundle.BundleAdapter;
import io.aegis.images.adapters.eventstore.NodeRecord;
import io.aegis.images.application.BundleLoader;
import io.aegis.images.application.EventFeed;
import io.aegis.images.application.ImageEnsurer;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.LoadedContent;
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
import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.port.ImageContents;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.image.NodeId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** A node's image manager over its store and its runtime. */
final class OpenNode implements ImageNode {
    private final NodePlan plan;
    private final NodeRecord record;
    private final LocatedRuntime runtime;
    private final TimedImages recording;
    private final OpenRegistries registries;
    private final SystemTimers timers = new SystemTimers();
    private final ImageResolver resolver;
    private final ImageEnsurer ensurer;
    private final Precacher precacher;
    private final OfflineCheck offlineCheck;
    private final NodeReconciler reconciler;
    private final LocatedLoader images;
    private final BundleLoader loader;
    private final NodeCache cache;
    private final List<String> warnings;

    OpenNode(NodePlan plan, NodeRecord record, ImageResolver resolver, InstantSource clock) {
        this.plan = plan;
        this.record = record;
        this.resolver = resolver;
        this.recording = new TimedImages(record.images());
        this.runtime = new LocatedRuntime(plan);
        this.registries = new OpenRegistries(plan, runtime, record.budgets(), clock);
        var ports = new NodePorts(
                plan.node(),
                new LoadedContent(runtime, record.inventory(), plan.node()),
                registries.credentials(),
                registries.registry(),
                recording,
                record.audit(),
                record.inventory(),
                record.claims(),
                record.leases(),
                record.proofs(),
                record.budgets());
        var time = new TimeAndChance(clock, timers, new PullIds(clock, new SecureRandom()));
        this.ensurer = new ImageEnsurer(ports, plan.settings().pulls(), time);
        this.precacher = new Precacher(ensurer, time);
        this.reconciler = new NodeReconciler(ports, new LocatedChanges(runtime), clock);
        this.images = new LocatedLoader(runtime);
        this.loader = new BundleLoader(ports, images, BundleAdapter.archives(), clock);
        var engine = registries.engine();
        this.offlineCheck = new OfflineCheck(
                ports, engine, BundleAdapter.prover(), plan.settings().pulls(), time);
        this.cache =
                NodeCache.over(ports, engine, engine, record.inventory(), pinned(plan.settings(), resolver), clock);
        this.warnings = new StartUp(plan.settings(), reconciler).warnings();
    }

    TimedImages recording() {
        return recording;
    }

    /** How far receivers of events were told. */
    DeliveryCursors cursors() {
        return record.cursors();
    }

    /** Whether the runtime answers and the record can be written. */
    HealthCheck readiness() {
        return () -> Stream.concat(record.readiness().examine().stream(), Stream.of(RuntimeReadiness.of(runtime)))
                .toList();
    }

    @Override
    public NodeId id() {
        return plan.node();
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public ImageEnsurer ensurer() {
        return ensurer;
    }

    @Override
    public OfflineCheck offlineCheck() {
        return offlineCheck;
    }

    @Override
    public Precacher precacher() {
        return precacher;
    }

    @Override
    public ImageResolver resolver() {
        return resolver;
    }

    @Override
    public NodeReconciler reconciler() {
        return reconciler;
    }

    private static CacheSettings pinned(NodeSettings settings, ImageResolver resolver) {
        return settings.cache()
                .pinning(resolver.standardImages(), settings.platform().inForce());
    }

    @Override
    public NodeCache cache() {
        return cache;
    }

    @Override
    public BundleLoader loader() {
        return loader;
    }

    @Override
    public ImageInventory inventory() {
        return record.inventory();
    }

    @Override
    public PullAudit audit() {
        return record.audit();
    }

    @Override
    public PullExplainer explainer() {
        return new PullExplainer(record.audit());
    }

    @Override
    public EventLog events() {
        return record.events();
    }

    @Override
    public CredentialStore credentials() {
        return registries.credentials();
    }

    @Override
    public CredentialCatalogue credentialCatalogue() {
        return registries.credentialCatalogue();
    }

    @Override
    public CredentialFile credentialFile() {
        return registries.credentialFile();
    }

    @Override
    public Registry registry() {
        return registries.registry();
    }

    @Override
    public ImageContents contents() {
        return registries.contents();
    }

    @Override
    public RegistryContent content() {
        return registries.content();
    }

    @Override
    public PlatformImages platform() {
        return registries.platform();
    }

    @Override
    public AccessProofs proofs() {
        return record.proofs();
    }

    @Override
    public RateBudgets budgets() {
        return record.budgets();
    }

    @Override
    public EventFeed feed() {
        return new EventFeed(record.events());
    }

    @Override
    public void close() {
        ensurer.close();
        timers.close();
        images.close();
        registries.close();
        record.close();
    }
}
