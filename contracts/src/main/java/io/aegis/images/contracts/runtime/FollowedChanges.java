package io.aegis.images.contracts.runtime;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageChanges;
import io.aegis.images.application.port.ImageChanges.Listener;
import io.aegis.images.application.port.ImageChanges.Silence;
import io.aegis.images.domain.pull.PullFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What an engine tells of changes, heard in a thread of its own. */
public final class FollowedChanges implements Listener {

    private static final long PATIENCE_SECONDS = 60;

    private final CompletableFuture<Silence> end = new CompletableFuture<>();
    private final Cancellation cancellation = new Cancellation();
    private volatile long heardAt;
    private volatile int heard;
    private volatile boolean following;

    public static FollowedChanges of(ImageChanges changes, Instant since) {
        var followed = new FollowedChanges();
        followed.end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Thread.ofVirtual().start(() -> followed.run(changes, since));
        return followed;
    }

    private void run(ImageChanges changes, Instant since) {
        try {
            end.complete(changes.follow(since, this, cancellation));
        } catch (RuntimeException | Error thrown) { // it throws nothing: the test shall see it
            end.completeExceptionally(thrown);
        }
    }

    @Override
    public void following() {
        heardAt = System.nanoTime();
        following = true;
    }

    @Override
    public synchronized void changed() {
        heard++;
        heardAt = System.nanoTime();
    }

    public int heard() {
        return heard;
    }

    /** It follows, and has heard nothing for so long. */
    public boolean isQuietFor(Duration time) {
        return following && System.nanoTime() - heardAt > time.toNanos();
    }

    public void cancel(PullFailure why) {
        cancellation.cancel(why);
    }

    /** Waits for it. */
    public Silence end() {
        return end.join();
    }
}
