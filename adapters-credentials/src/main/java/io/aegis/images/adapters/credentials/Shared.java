package io.aegis.images.adapters.credentials;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Work that all who want the same at the same time share: one does it, and the others get what comes of it. */
final class Shared<K, V> {

    private final ConcurrentHashMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    V of(K key, Supplier<V> work) {
        var mine = new CompletableFuture<V>();
        var running = underWay.putIfAbsent(key, mine);
        if (running != null) {
            return running.join();
        }
        try {
            mine.complete(work.get());
        } finally {
            underWay.remove(key, mine);
            mine.completeExceptionally(new IllegalStateException("the shared work ended without a result"));
        }
        return mine.join();
    }
}
