package io.aegis.images.adapters.engine;

import java.io.IOException;

/** A way to ask an engine short questions. Keeps connections; may be used by many threads. */
interface Questions extends AutoCloseable {

    /** What the engine said, whatever its status; at most so long. */
    record Said(int status, byte[] body) {}

    /** Asks once, without a second try. */
    Said ask(String path) throws IOException;

    @Override
    void close();
}
