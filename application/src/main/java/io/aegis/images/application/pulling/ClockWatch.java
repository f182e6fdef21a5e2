package io.aegis.images.application.pulling;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.Timers;
import io.aegis.images.application.settings.PullClocks;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds a running pull to its three clocks, and cancels it when one runs out.
 *
 * <p>Progress that counts is a layer's change of phase, a step in unpacking, or a fair number of bytes: a trickle does
 * not count. While all that is missing waits for its turn, the progress of the node's other pulls counts. Once every layer is unpacked or being unpacked, nothing is expected from the network and only the total
 * clock runs, because runtimes can be silent for minutes while they unpack a large layer.
 */
final class ClockWatch implements PullObserver, AutoCloseable {

    private final PullClocks clocks;
    private final RegistryHost registry;
    private final Timers timers;
    private final InstantSource clock;
    private final Cancellation pull;
    private final NodeTraffic traffic;
    private final Map<String, LayerProgress> layers = new HashMap<>();
    private Timers.Timer resolveTimer;
    private final Timers.Timer totalTimer;
    private boolean resolved;
    private boolean closed;
    private long uncounted;
    private Instant counted;

    ClockWatch(
            PullClocks clocks,
            RegistryHost registry,
            Timers timers,
            InstantSource clock,
            Cancellation pull,
            NodeTraffic traffic) {
        this.clocks = clocks;
        this.registry = registry;
        this.timers = timers;
        this.clock = clock;
        this.pull = pull;
        this.traffic = traffic;
        this.counted = clock.instant();
        this.resolveTimer = timers.after(clocks.resolve(), () -> runOut(Clock.RESOLVE, clocks.resolve()));
        this.totalTimer = timers.after(clocks.total(), () -> runOut(Clock.TOTAL, clocks.total()));
    }

    @Override
    public synchronized void resolved() {
        if (resolved || closed) {
            return;
        }
        resolved = true;
        counted = clock.instant();
        resolveTimer.cancel();
        resolveTimer = timers.after(clocks.noProgress(), this::checkProgress);
    }

    @Override
    public synchronized void progressed(LayerProgress progress) {
        resolved();
        var before = layers.put(progress.layer(), progress);
        if (before == null
                || before.phase() != progress.phase()
                || progress.phase() == Phase.UNPACKING
                || progress.phase() == Phase.RETRYING) {
            count();
            return;
        }
        uncounted += Math.max(0, progress.current() - before.current());
        if (uncounted >= clocks.minimumProgressBytes()) {
            count();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        resolveTimer.cancel();
        totalTimer.cancel();
    }

    private void count() {
        uncounted = 0;
        counted = clock.instant();
        traffic.moved(counted);
    }

    private synchronized void checkProgress() {
        if (closed) {
            return;
        }
        var idle = Duration.between(lastMove(), clock.instant());
        if (!expectsDownload()) {
            resolveTimer = timers.after(clocks.noProgress(), this::checkProgress);
        } else if (idle.compareTo(clocks.noProgress()) < 0) {
            resolveTimer = timers.after(clocks.noProgress().minus(idle), this::checkProgress);
        } else {
            runOut(Clock.NO_PROGRESS, clocks.noProgress());
        }
    }

    private Instant lastMove() {
        var others = traffic.last();
        return queued() && others.isAfter(counted) ? others : counted;
    }

    private boolean queued() {
        return layers.values().stream().anyMatch(layer -> layer.phase() == Phase.WAITING)
                && layers.values().stream()
                        .noneMatch(layer -> layer.phase() == Phase.DOWNLOADING || layer.phase() == Phase.RETRYING);
    }

    private boolean expectsDownload() {
        return layers.isEmpty() || layers.values().stream().anyMatch(layer -> awaitsNetwork(layer.phase()));
    }

    private static boolean awaitsNetwork(Phase phase) {
        return switch (phase) {
            case WAITING, DOWNLOADING, RETRYING -> true;
            case DOWNLOADED, UNPACKING, DONE, PRESENT -> false;
        };
    }

    private void runOut(Clock which, Duration limit) {
        pull.cancel(new NetworkTimeout(registry, which, Option.some(limit), Detail.NONE));
    }
}
