package io.aegis.images.benchmarks;

import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The service of a node: how soon it is ready, what an image that is there costs over its socket, and what it keeps in memory. */
final class ServedHits implements Benchmark {
    private static final int STARTS = 9;
    private static final int WARM_UP = 5000;
    private static final int ROUNDS = 5000;
    private static final int CALLERS = 16;
    private static final int HITS_EACH = 1500;
    private static final int COMMANDS = 15;
    private static final double READY_NANOS = 1e9;
    private static final long RESIDENT = 200_000_000;

    @Override
    public void run() throws Exception {
        for (var engine : Engine.all()) {
            var image = Fixtures.running().openRegistry().push("bench/served", "1", TestImage.fresh(1000));
            var directory = Scratch.directory();
            try {
                starts(engine, directory);
                try (var service = ServiceProcess.start(engine.socket(), directory)) {
                    run(engine, service, image);
                }
            } finally {
                engine.remove(image);
                Scratch.remove(directory);
            }
        }
    }

    private static void starts(Engine engine, Path directory) {
        var ready = new Samples();
        for (int start = -1; start < STARTS; start++) {
            try (var service = ServiceProcess.start(engine.socket(), directory)) {
                (start < 0 ? new Samples() : ready).add(service.readyAfter());
            }
        }
        Report.row(
                "service ready, " + engine.name(),
                ready.millis(),
                "",
                String.format(Locale.ROOT, "%.2f s", ready.median() / 1e9),
                "≤ 1.0 s",
                ready.median() <= READY_NANOS);
    }

    private static void run(Engine engine, ServiceProcess service, ImageReference image) throws Exception {
        var body = "{\"reference\":\"" + image + "\",\"execution_id\":\"bench\"}";
        hits(engine, service, image, body);
        resident(engine, service);
        together(engine, service, body);
        commands(engine, service, image);
    }

    private static void hits(Engine engine, ServiceProcess service, ImageReference image, String body) {
        var ours = new Samples();
        var theirs = new Samples();
        var path = engine.presence().apply(image);
        try (var served = service.connect();
                var raw = new RawConnection(engine.socket())) {
            for (int i = 0; i < WARM_UP + ROUNDS; i++) {
                if (i == WARM_UP) {
                    ours = new Samples();
                    theirs = new Samples();
                }
                ours.time(() -> ensure(served, body));
                theirs.time(() -> raw.request("GET", path));
            }
        }
        Report.ratio(
                "cache hit over the service's socket, " + engine.name(),
                ours.micros(),
                "raw presence request " + theirs.micros(),
                ours.against(theirs),
                2);
    }

    private static void ensure(RawConnection served, String body) {
        int status = served.request("POST", "/v1/images/ensure", body);
        if (status != 200) {
            throw new IllegalStateException("ensure: " + status);
        }
    }

    private static void resident(Engine engine, ServiceProcess service) {
        long bytes = service.residentBytes();
        Report.row(
                "resident after " + (WARM_UP + ROUNDS) + " ensures, " + engine.name(),
                String.format(Locale.ROOT, "%d MB", bytes / 1_000_000),
                "",
                String.format(Locale.ROOT, "%d MB", bytes / 1_000_000),
                "≤ 200 MB",
                bytes <= RESIDENT);
    }

    private static void together(Engine engine, ServiceProcess service, String body) throws Exception {
        together(service, body, HITS_EACH);
        long start = System.nanoTime();
        together(service, body, HITS_EACH);
        Report.rate(
                CALLERS + " clients of the service: hits, " + engine.name(),
                CALLERS * HITS_EACH / ((System.nanoTime() - start) / 1e9),
                1500);
    }

    private static void together(ServiceProcess service, String body, int each) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var callers = new ArrayList<Future<?>>();
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.add(threads.submit(() -> {
                    try (var served = service.connect()) {
                        for (int i = 0; i < each; i++) {
                            ensure(served, body);
                        }
                    }
                }));
            }
            for (var caller : callers) {
                caller.get();
            }
        }
    }

    private static void commands(Engine engine, ServiceProcess service, ImageReference image) {
        var through = new Samples();
        var alone = new Samples();
        for (int round = -2; round < COMMANDS; round++) {
            (round < 0 ? new Samples() : through).time(() -> Programs.run(service.command("ensure", image.toString())));
            (round < 0 ? new Samples() : alone)
                    .time(() -> Programs.run(service.command("ensure", image.toString(), "--embedded")));
        }
        Report.row(
                "ensure on the command line through the service, " + engine.name(),
                through.millis(),
                "without it " + alone.millis(),
                String.format(Locale.ROOT, "%.2f s", through.median() / 1e9),
                "≤ 0.25 s",
                through.median() <= 0.25e9);
    }
}
