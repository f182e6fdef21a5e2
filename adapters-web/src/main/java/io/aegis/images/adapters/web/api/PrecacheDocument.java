package io.aegis.images.adapters.web.api;

import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PrecacheDocuments;
import io.aegis.images.domain.image.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A precache as clients see it while it runs and afterwards. */
final class PrecacheDocument {

    /** What it is and how far it has come, without its images. */
    static Document brief(NodeId node, Precaching precaching) {
        return new Document()
                .with("precache_id", precaching.id())
                .with("state", precaching.isEnded() ? "ended" : "running")
                .with("node", node)
                .with("asked_at", precaching.since())
                .with("total", total(precaching.images()));
    }

    /** With its images; when it has ended, with its report. */
    static Document whole(NodeId node, Precaching precaching) {
        return brief(node, precaching)
                .with(
                        "images",
                        precaching.images().stream()
                                .map(PrecachedImage::document)
                                .toList())
                .with("result", precaching.ended().map(PrecacheDocuments::report));
    }

    /** Bytes are those of the pulls whose sizes are known by now; a layer that images share counts once. */
    static Document total(List<PrecachedImage> images) {
        var sizes = new HashMap<String, Long>();
        var done = new HashMap<String, Long>();
        images.forEach(image -> image.addTo(sizes, done));
        return new Document()
                .with("images", images.size())
                .with("ready", images.stream().filter(PrecachedImage::isReady).count())
                .with("failed", images.stream().filter(PrecachedImage::isFailed).count())
                .with("bytes_done", sum(done))
                .with("bytes_total", sum(sizes));
    }

    private static long sum(Map<String, Long> layers) {
        return layers.values().stream().mapToLong(Long::longValue).sum();
    }

    private PrecacheDocument() {}
}
