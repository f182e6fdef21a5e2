package io.aegis.images.adapters.web.api;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.PullDocuments;
import io.aegis.images.application.running.RequestBoard;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.vavr.control.Either;
import java.util.List;
import java.util.stream.Stream;

/** The pulls that run, here or in another process on this node. */
final class PullList {

    private final ImageNode node;
    private final RequestBoard board;

    PullList(ImageNode node, RequestBoard board) {
        this.node = node;
        this.board = board;
    }

    Either<RecordFailure, Document> now() {
        return node.audit().open(node.id()).map(this::list);
    }

    private Document list(List<ImagePullStarted> open) {
        var here = board.all();
        var ids = here.stream().map(running -> running.id()).toList();
        var elsewhere = open.stream().filter(started -> !ids.contains(started.pull()));
        return new Document()
                .with(
                        "pulls",
                        Stream.concat(
                                        here.stream().map(running -> PullDocuments.running(node.id(), running)),
                                        elsewhere.map(PullDocuments::elsewhere))
                                .toList());
    }
}
