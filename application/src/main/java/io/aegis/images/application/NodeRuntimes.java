package io.aegis.images.application;

import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.vavr.control.Option;
import java.nio.file.Path;

/**
 * The StandardRuntimes of a node.
 *
 * @param lock what they are locked to; empty where there is no lock
 * @param lockFile where the lock lies, or would; empty where neither a file of StandardRuntimes nor a configuration says so
 */
public record NodeRuntimes(RuntimeRegistry registry, Option<RuntimeLock> lock, Option<Path> lockFile) {

    public ImageResolver resolver() {
        return new ImageResolver(registry, lock);
    }
}
