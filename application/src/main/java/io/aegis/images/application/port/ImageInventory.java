package io.aegis.images.application.port;

import io.aegis.images.application.record.Holding;
import io.aegis.images.application.record.InventoryDifference;
import io.aegis.images.application.record.InventoryEntry;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/** What each node's runtime holds, as the events tell. Every answer has seen all events recorded before the question. */
public interface ImageInventory {

    /** What the node holds now, by reference; empty when it holds nothing we know of. */
    Either<RecordFailure, List<InventoryEntry>> on(NodeId node);

    /** None when the node does not hold it as far as we know. */
    Either<RecordFailure, Option<InventoryEntry>> find(ImageId id);

    /**
     * What the node held at that time, by reference, as the events tell it by their own times: from the time of the event that
     * it came with, until just before that of the one that it went with. Costs what was held then, not what was ever held.
     */
    Either<RecordFailure, List<Holding>> at(NodeId node, Instant time);

    /** How what the node held at the later time differs from what it held at the earlier one; costs what came in between. */
    Either<RecordFailure, InventoryDifference> between(NodeId node, Instant earlier, Instant later);
}
