package io.aegis.images.benchmarks;

import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Two hundred live followers of the service's event stream while 500 events a second are recorded: what each of them got. */
final class ManySubscribers implements Benchmark {
    private static final int SUBSCRIBERS = 200;
    private static final int CALLERS = 4;
    private static final int EVENTS = 5000;
    private static final int WARM_UP = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_NANOS = TimeUnit.SECONDS.toNanos(1) / 500;

    @Override
    public void run() throws Exception {
        var engine = Engine.all().getFirst();
        var image = Fixtures.running().openRegistry().push("bench/stream", "1", TestImage.fresh(1000));
        var directory = Scratch.directory();
        try (var service = ServiceProcess.start(engine.socket(), directory)) {
            measure(service, image);
        } finally {
            engine.remove(image);
            Scratch.remove(directory);
        }
    }

    private static void measure(ServiceProcess service, ImageReference image) throws InterruptedException {
        var body = "{\"reference\":\"" + image + "\"}";
        try (var first = service.connect()) {
            for (int i = 0; i < WARM_UP; i++) {
                first.request("POST", "/v1/images/ensure", body);
            }
        }
        var listening = new CountDownLatch(SUBSCRIBERS);
        var subscribers = new ArrayList<Subscriber>();
        for (int i = 0; i < SUBSCRIBERS; i++) {
            subscribers.add(new Subscriber(service.connect(), listening));
        }
        listening.await();
        long start = System.nanoTime();
        record(service, body, start);
        double seconds = (System.nanoTime() - start) / 1e9;
        for (var subscriber : subscribers) {
            subscriber.thread.join(PATIENCE);
        }
        report(subscribers, seconds, (System.nanoTime() - start) / 1e9 - seconds, service.residentBytes());
    }

    /** Each caller takes the next event that is due, so that one that waits for its answer holds up none. */
    private static void record(ServiceProcess service, String body, long start) {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int caller = 0; caller < CALLERS; caller++) {
                threads.execute(() -> {
                    try (var connection = service.connect()) {
                        for (int event = next.getAndIncrement(); event < EVENTS; event = next.getAndIncrement()) {
                            LockSupport.parkNanos(start + event * BETWEEN_NANOS - System.nanoTime());
                            connection.request("POST", "/v1/images/ensure", body);
                        }
                    }
                });
            }
        }
    }

    private static void report(List<Subscriber> subscribers, double seconds, double after, long resident) {
        long got = subscribers.stream().mapToLong(each -> each.ids.count()).sum();
        long wanted = (long) SUBSCRIBERS * EVENTS;
        var rate = String.format(Locale.ROOT, "%.0f events/s", EVENTS / seconds);
        Report.row(
                SUBSCRIBERS + " subscribers at " + rate,
                got + " of " + wanted + " events, the last " + Math.round(after * 1000) + " ms after it was recorded",
                "",
                wanted - got + " lost; " + resident / 1_000_000 + " MB resident",
                "none lost at 500/s",
                got == wanted && EVENTS / seconds >= 490);
    }

    /** Reads until it has as many different events as are recorded, or the stream ends. */
    private static final class Subscriber {
        private final EventIds ids = new EventIds();
        private final Thread thread;

        Subscriber(RawConnection connection, CountDownLatch listening) {
            thread = Thread.ofVirtual().start(() -> read(connection, listening));
        }

        private void read(RawConnection connection, CountDownLatch listening) {
            var bytes = new byte[1 << 14];
            try (connection;
                    var stream = connection.stream("/v1/events?since=now&type=ImagePullCompleted")) {
                listening.countDown();
                int read = 0;
                while (ids.count() < EVENTS && read >= 0) {
                    read = stream.read(bytes);
                    ids.take(bytes, read);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
