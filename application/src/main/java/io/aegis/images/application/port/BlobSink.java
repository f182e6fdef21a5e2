package io.aegis.images.application.port;

import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Option;
import java.nio.ByteBuffer;

/** Takes a blob's bytes, in their order and each once. */
@FunctionalInterface
public interface BlobSink {

    /**
     * Takes all that remains in the part, which is not its own to keep. A failure ends the transfer, and is what it ends with.
     * Never called by two threads at once, nor after the transfer has ended.
     */
    Option<PullFailure> take(ByteBuffer part);
}
