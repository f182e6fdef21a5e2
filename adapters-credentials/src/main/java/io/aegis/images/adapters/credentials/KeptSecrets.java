package io.aegis.images.adapters.credentials;

import io.aegis.images.adapters.credentials.BaoLogin.Token;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a secret store gave lately: the longest known is dropped when there is too much of it. */
final class KeptSecrets {

    private static final int MOST = 256;

    private final Map<Key, Kept> kept = new LinkedHashMap<>();

    /** @param mount the engine's, below its tenant's where it has one */
    record Key(String mount, String path) {}

    /** @param lease of what is lent; empty for what is stored */
    record Kept(Map<String, String> fields, Option<Lease> lease, Instant end) {

        @Override
        public String toString() {
            return "Kept[***]";
        }
    }

    /**
     * What keeps a credential alive.
     *
     * @param id empty where the store named none
     * @param token that made it, and without which it ends
     * @param renew when to ask for more time
     */
    record Lease(String id, Token token, boolean renewable, Duration length, Instant renew) {}

    synchronized Option<Kept> find(Key key) {
        return Option.of(kept.get(key));
    }

    /** The lease of what had to go instead, if any. */
    synchronized Option<Lease> keep(Key key, Kept fresh) {
        kept.remove(key);
        var dropped = kept.size() < MOST
                ? Option.<Kept>none()
                : Option.of(kept.remove(kept.keySet().iterator().next()));
        kept.put(key, fresh);
        return dropped.flatMap(Kept::lease);
    }

    /** All leases that were held. */
    synchronized List<Lease> empty() {
        var leases = kept.values().stream()
                .flatMap(secret -> secret.lease().toJavaStream())
                .toList();
        kept.clear();
        return leases;
    }
}
