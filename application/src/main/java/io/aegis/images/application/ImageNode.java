package io.aegis.images.application;

import io.aegis.images.application.cache.NodeCache;
import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.image.NodeId;

/** A node's image manager, open and at work: all that can be asked of it. Safe to use from many threads. */
public interface ImageNode extends NodeRegistries {

    NodeId id();

    ImageEnsurer ensurer();

    Precacher precacher();

    OfflineCheck offlineCheck();

    ImageResolver resolver();

    NodeReconciler reconciler();

    /** Brings images out of bundles and other archives. */
    BundleLoader loader();
    /** The runtime's cache: collecting, pruning and removing. */
    NodeCache cache();

    ImageInventory inventory();

    PullAudit audit();

    PullExplainer explainer();

    EventLog events();

    /** Who has shown which registry that they may have an image. */
    AccessProofs proofs();

    /** How much each registry said that it still gives. */
    RateBudgets budgets();

    /** Live and past events for subscribers in this process. */
    EventFeed feed();

    /**
     * Ends the pulls under way as cancelled, and releases the store and the connections. A pull that does not end within ten
     * seconds goes on record as interrupted at the next start.
     */
    @Override
    void close();
}
