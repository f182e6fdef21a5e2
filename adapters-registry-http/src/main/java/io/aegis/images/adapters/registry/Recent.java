package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was learnt lately: the longest unused is forgotten when there is too much of it. */
final class Recent<K, V> {

    private static final int MOST = 256;

    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    };

    synchronized Option<V> get(K key) {
        return Option.of(values.get(key));
    }

    synchronized void put(K key, V value) {
        values.put(key, value);
    }

    synchronized void forget(K key) {
        values.remove(key);
    }
}
