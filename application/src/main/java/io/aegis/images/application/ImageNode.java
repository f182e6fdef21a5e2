package io.aegis.images.application;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.domain.image.NodeId;
import java.util.List;

/** A node's image manager, open and at work: all that can be asked of it. Safe to use from many threads. */
public interface ImageNode extends AutoCloseable {

    NodeId id();

    /** One line each: what its configuration says that has no effect, or not the one it seems to have. */
    List<String> warnings();

    ImageEnsurer ensurer();

    ImageResolver resolver();

    NodeReconciler reconciler();

    ImageInventory inventory();

    PullAudit audit();

    PullExplainer explainer();

    EventLog events();

    /** Live and past events for subscribers in this process. */
    EventFeed feed();

    /** Releases the store and the connections. Pulls still under way go on record as interrupted at the next start. */
    @Override
    void close();
}
