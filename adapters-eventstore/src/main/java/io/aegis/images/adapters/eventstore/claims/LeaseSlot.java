package io.aegis.images.adapters.eventstore.claims;

import io.aegis.images.application.port.ImageLeases.Lease;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One byte of the file. Its lock tells processes apart and is held once by each; the threads within are counted. Locks are
 * tried, never waited for in the channel, which an interrupt of the thread would close.
 */
final class LeaseSlot {

    private static final Duration PAUSE = Duration.ofMillis(2);

    private final FileChannel channel;
    private final long position;
    private int users;
    private @Nullable FileLock lock;

    LeaseSlot(FileChannel channel, long position) {
        this.channel = channel;
        this.position = position;
    }

    Lease use() throws IOException {
        while (!tryUse()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return once(this::endUse);
    }

    Option<Lease> remove(Duration patience) throws IOException {
        var since = System.nanoTime();
        while (!tryRemove()) {
            if (System.nanoTime() - since > patience.toNanos()) {
                return Option.none();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Option.some(once(this::release));
    }

    /** Nobody who asks this is mistaken, within this process, for one who uses it. */
    synchronized boolean isUsed() throws IOException {
        if (users > 0 || !isFree(false)) {
            return true;
        }
        release();
        return false;
    }

    private synchronized boolean tryUse() throws IOException {
        if (users == 0 && !isFree(true)) {
            return false;
        }
        users++;
        return true;
    }

    private synchronized boolean tryRemove() throws IOException {
        return users == 0 && isFree(false);
    }

    /** Takes the lock where neither this process nor another holds it. */
    private boolean isFree(boolean shared) throws IOException {
        if (lock != null) {
            return false;
        }
        lock = channel.tryLock(position, 1, shared);
        return lock != null;
    }

    private synchronized void endUse() {
        users--;
        if (users == 0) {
            release();
        }
    }

    private synchronized void release() {
        var held = lock;
        lock = null;
        try {
            if (held != null && channel.isOpen()) {
                held.release();
            }
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static Lease once(Runnable end) {
        var ended = new AtomicBoolean();
        return () -> {
            if (ended.compareAndSet(false, true)) {
                end.run();
            }
        };
    }
}
