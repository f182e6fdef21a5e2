package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.Cancellation;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets one speak to a host of which nothing is known, and those who come meanwhile wait for what it learns, in place of a TLS handshake
 * each with a host that has none. A host that is slow to answer holds nobody up for longer than a moment.
 */
final class FirstContacts {
    private static final long LONGEST_WAIT_MILLIS = 1000;

    private final Map<Authority, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    /** Over when closed. */
    interface Contact extends AutoCloseable {
        @Override
        void close();
    }

    /** Blocks while another's first contact with the host is under way, unless what it is for is known already. */
    Contact with(Authority host, BooleanSupplier isKnown, Cancellation cancellation) {
        if (isKnown.getAsBoolean()) {
            return () -> {};
        }
        var own = new CompletableFuture<Void>();
        var first = underWay.putIfAbsent(host, own);
        if (first != null) {
            await(first, cancellation);
            return () -> {};
        }
        return () -> {
            underWay.remove(host);
            own.complete(null);
        };
    }

    private static void await(CompletableFuture<Void> first, Cancellation cancellation) {
        var over = first.copy().completeOnTimeout(null, LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        try (var _ = cancellation.onCancel(() -> over.complete(null))) {
            over.join();
        }
    }
}
