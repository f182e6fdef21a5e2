package io.aegis.images.contracts.ensuring;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.domain.pull.PullFailure;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A container engine's telling of changes, which the test does for it. */
final class ScriptedChanges implements ImageChanges {

    private final List<Instant> followed = new CopyOnWriteArrayList<>();
    private final AtomicReference<Conversation> current = new AtomicReference<>(new Conversation(new Deaf()));
    private volatile boolean isThere = true;

    private record Conversation(Listener listener, CompletableFuture<Silence> end) {
        Conversation(Listener listener) {
            this(listener, new CompletableFuture<>());
        }
    }

    private static final class Deaf implements Listener {
        @Override
        public void following() {}

        @Override
        public void changed() {}
    }

    void tell() {
        current.get().listener().changed();
    }

    /** Whoever follows hears so, and nothing more. */
    void end(Silence silence) {
        isThere = silence instanceof Silence.Untold;
        current.get().end().complete(silence);
    }

    void isBack() {
        isThere = true;
    }

    /** From when on it was followed, each time. */
    List<Instant> followed() {
        return followed;
    }

    @Override
    public Silence follow(Instant since, Listener listener, Cancellation cancellation) {
        if (!isThere) {
            return new Silence.Lost(Given.SILENT);
        }
        var conversation = new Conversation(listener);
        current.set(conversation);
        followed.add(since);
        listener.following();
        try (var _ = cancellation.onCancel(() -> cancellation.reason().forEach(why -> lose(conversation, why)))) {
            return conversation.end().join();
        }
    }

    private static void lose(Conversation conversation, PullFailure why) {
        conversation.end().complete(new Silence.Lost(why));
    }

    @Override
    public void close() {}
}
