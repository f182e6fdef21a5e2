package io.aegis.images.application.cache;

import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.ImageRemover;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullLeftovers;
import io.aegis.images.application.settings.CacheSettings;
import java.time.InstantSource;

/**
 * What can be asked of a node's cache.
 *
 * @param settings as configured
 */
public record NodeCache(
        CacheCollector collector, CachePruner pruner, ReferenceRemover remover, CacheSettings settings) {

    public static NodeCache over(
            NodePorts node,
            ImageRemover engine,
            PullLeftovers leftovers,
            ImageInventory inventory,
            CacheSettings settings,
            InstantSource clock) {
        var survey = new CacheSurvey(node.node(), engine, inventory);
        var removal = new RecordedRemoval(node, engine, inventory, clock);
        return new NodeCache(
                new CacheCollector(node, settings, survey, removal, leftovers, clock),
                new CachePruner(node, settings.rules(), survey, removal, clock),
                new ReferenceRemover(removal, new RemovalPreview(engine)),
                settings);
    }
}
