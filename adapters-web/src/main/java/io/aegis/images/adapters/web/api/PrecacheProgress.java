package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.EventStream;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PrecacheDocuments;
import io.aegis.images.domain.image.NodeId;
import java.time.Duration;
import java.util.List;

/** Tells a client how a precache comes along, several times a second at most, and at last its report. */
final class PrecacheProgress {

    private static final Duration OFTEN = Duration.ofMillis(250);

    private final NodeId node;
    private final Precaching work;
    private final List<String> warnings;
    private final EventStream stream;
    private final List<PrecachedImage> images;
    private final int[] told;

    PrecacheProgress(NodeId node, Precaching work, List<String> warnings, EventStream stream) {
        this.node = node;
        this.work = work;
        this.warnings = warnings;
        this.stream = stream;
        this.images = work.images();
        this.told = new int[images.size()];
    }

    void follow() {
        stream.send("accepted", PrecacheDocument.brief(node, work).with("warnings", warnings));
        stream.flush();
        Waiting.tell(work.interest(), stream, OFTEN, this::tell);
        stream.send("result", PrecacheDocuments.report(work.report()));
        stream.flush();
    }

    private void tell() {
        var changed = images.stream().filter(this::isChanged).toList();
        if (!changed.isEmpty()) {
            stream.send(
                    "progress",
                    new Document()
                            .with("total", PrecacheDocument.total(images))
                            .with(
                                    "images",
                                    changed.stream()
                                            .map(PrecachedImage::document)
                                            .toList()));
            stream.flush();
        }
    }

    private boolean isChanged(PrecachedImage image) {
        var before = told[image.index()];
        told[image.index()] = image.changes();
        return before != told[image.index()];
    }
}
