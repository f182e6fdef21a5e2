package io.aegis.images.application.cache;

import io.aegis.images.application.port.ImageRemover.Removal;
import io.aegis.images.domain.pull.PullFailure;

/** How the removal of a name, or of an image with all of its names, ended. */
sealed interface Ending {

    /** As the runtime says, and so it is on record. */
    record Ended(Removal removal) implements Ending {}

    /** It is gone from the runtime, and that could not be recorded: the record follows when it next follows the runtime. */
    record Unrecorded(Removal removal, PullFailure why) implements Ending {}

    /** Nothing was taken away. */
    record Failed(PullFailure why) implements Ending {}
}
