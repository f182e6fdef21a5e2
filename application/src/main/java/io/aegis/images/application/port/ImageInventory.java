package io.aegis.images.application.port;

import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** What each node's runtime holds, as the events tell. Every answer has seen all events recorded before the question. */
public interface ImageInventory {

    /** What the node holds now, by reference; empty when it holds nothing we know of. */
    Either<RecordFailure, List<InventoryEntry>> on(NodeId node);

    /** None when the node does not hold it as far as we know. */
    Either<RecordFailure, Option<InventoryEntry>> find(ImageId id);
}
