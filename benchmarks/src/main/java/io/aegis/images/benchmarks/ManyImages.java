package io.aegis.images.benchmarks;

import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list of images onto an empty node, from a registry that is not next door: our command against the runtime's own, four at once. */
final class ManyImages implements Benchmark {
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 7;
    private static final int BASES = 5;
    private static final int ON_EACH = 8;
    private static final Duration EACH_WAY = Duration.ofMillis(15);
    private static final String REPOSITORY = "bench/many";
    private static final double MARK = 0.9;

    @Override
    public void run() throws IOException {
        var directory = Scratch.directory();
        try (var registry =
                DelayedProxy.before(Fixtures.running().openRegistry().host(), EACH_WAY)) {
            var images = pushed(registry.host());
            var list = directory.resolve("images.txt");
            Files.write(list, images.stream().map(ImageReference::toString).toList());
            for (var engine : Engine.all()) {
                compare(engine, images, list, directory);
            }
        } finally {
            Scratch.remove(directory);
        }
    }

    /** In no order that favours anybody. */
    private static List<ImageReference> pushed(RegistryHost throughProxy) {
        var images = new ArrayList<ImageReference>();
        for (int base = 0; base < BASES; base++) {
            for (int number = 0; number < ON_EACH; number++) {
                // The same seed makes the same layers, so that the first two are those of the base.
                var image = TestImage.of(
                        100 + base, TestImage.platformOfThisMachine(), 8_000_000, 4_000_000, 1_000_000 + number);
                var pushed = Fixtures.running().openRegistry().push(REPOSITORY + base + "-" + number, "1", image);
                images.add(new ImageReference(throughProxy, pushed.repository(), Option.some("1"), Option.none()));
            }
        }
        Collections.shuffle(images, new Random(7));
        return images;
    }

    /** By a process that does it all, and by one that asks a service, which has been running for a while on most nodes. */
    private static void compare(Engine engine, List<ImageReference> images, Path list, Path directory) {
        compare(engine, images, list, "precache", round -> precache(alone(engine, directory, round), list), () -> {});
        try (var service = ServiceProcess.start(engine.socket(), directory.resolve(engine.name()))) {
            compare(
                    engine,
                    images,
                    list,
                    "precache through a service",
                    _ -> precache(service.command(), list),
                    () -> awaitRecorded(service));
        }
    }

    /** Neither is to be measured while the service records what the other has done. */
    private static void awaitRecorded(ServiceProcess service) {
        while (Programs.run(service.command("inventory")).contains(REPOSITORY)) {
            Thread.onSpinWait();
        }
    }

    private static List<String> alone(Engine engine, Path directory, int round) {
        var data = directory.resolve(engine.name() + round).toString();
        return List.of(
                System.getenv("AEGIS_IMAGES"),
                "--data-dir",
                data,
                "--socket",
                engine.socket().toString());
    }

    private static List<String> precache(List<String> node, Path list) {
        return Stream.concat(node.stream(), Stream.of("precache", "--file", list.toString(), "--progress", "none"))
                .toList();
    }

    private static void compare(
            Engine engine,
            List<ImageReference> images,
            Path list,
            String what,
            IntFunction<List<String>> commands,
            Runnable settled) {
        var ours = new Samples();
        var theirs = new Samples();
        var pull = List.of("sh", "-c", "xargs -P4 -n1 " + String.join(" ", engine.command("pull", "-q")) + " <" + list);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            var precache = commands.apply(round);
            var first = round % 2 == 0;
            measure(first ? precache : pull, round < 0 ? new Samples() : first ? ours : theirs, engine, images);
            settled.run();
            measure(first ? pull : precache, round < 0 ? new Samples() : first ? theirs : ours, engine, images);
            settled.run();
        }
        Report.ratio(
                what + " of " + images.size() + " images, 30 ms to the registry and back, " + engine.name(),
                ours.millis(),
                "xargs -P4 " + engine.name() + " pull " + theirs.millis(),
                ours.against(theirs),
                MARK);
    }

    private static void measure(List<String> command, Samples times, Engine engine, List<ImageReference> images) {
        times.time(() -> Programs.run(command));
        var held = engine.runtime().list().get().stream()
                .flatMap(listed -> listed.tags().stream())
                .collect(Collectors.toSet());
        if (!held.containsAll(images)) {
            throw new IllegalStateException("not all is there after " + command);
        }
        images.forEach(engine::remove);
    }
}
