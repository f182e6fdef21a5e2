package io.aegis.images.adapters.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts a layer once that an engine downloads for several pulls of this process at the same time, though it tells each of them
 * of all of its bytes: for the first that has all it needs.
 */
final class SharedDownloads {

    private final Set<Pulling> running = new HashSet<>();

    /** When a layer was counted. */
    private final Map<String, Long> counted = new HashMap<>();

    private long moment;

    synchronized Pulling begin() {
        var pulling = new Pulling(++moment);
        running.add(pulling);
        return pulling;
    }

    /** A pull under way. */
    final class Pulling implements AutoCloseable {
        private final long began;

        private Pulling(long began) {
            this.began = began;
        }

        /**
         * Asked once, at the end of a pull that succeeded.
         *
         * @param layers the bytes that came of each
         */
        long count(Map<String, Long> layers) {
            return SharedDownloads.this.count(began, layers);
        }

        @Override
        public void close() {
            end(this);
        }
    }

    private synchronized long count(long began, Map<String, Long> layers) {
        var now = ++moment;
        long bytes = 0;
        for (var layer : layers.entrySet()) {
            if (counted.getOrDefault(layer.getKey(), 0L) < began) {
                counted.put(layer.getKey(), now);
                bytes += layer.getValue();
            }
        }
        return bytes;
    }

    /** What was counted before all that is under way began is nothing that it could have waited for. */
    private synchronized void end(Pulling pulling) {
        running.remove(pulling);
        var oldest = running.stream().mapToLong(other -> other.began).min().orElse(Long.MAX_VALUE);
        counted.values().removeIf(then -> then < oldest);
    }
}
