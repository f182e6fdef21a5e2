package io.aegis.images.benchmarks;

import io.aegis.images.application.loading.LoadListener;
import io.aegis.images.application.loading.LoadRequest;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same images out of an OCI archive by a bundle load in a running process, and out of a saved file by the runtime's own. */
final class ArchiveLoads implements Benchmark {
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 9;
    private static final int IMAGES = 8;
    private static final double MARK = 1.1;

    @Override
    public void run() throws IOException {
        var directory = Files.createTempDirectory("aegis-load");
        var images = new ArrayList<ImageReference>();
        for (int number = 0; number < IMAGES; number++) {
            // The same seed makes the same layers, so that the first two are shared.
            var image = TestImage.of(7, TestImage.platformOfThisMachine(), 20_000_000, 10_000_000, 5_000_000 + number);
            images.add(Fixtures.running().openRegistry().push("bench/load" + number, "1", image));
        }
        var packed = packed(images, directory);
        for (var engine : Engine.all()) {
            compare(engine, images, packed, directory.resolve(engine.name() + ".tar"));
        }
        Programs.run("rm", "-rf", directory.toString());
    }

    private static void compare(Engine engine, List<ImageReference> images, Path packed, Path saved) {
        var ours = new Samples();
        var theirs = new Samples();
        try (var node = new Node(engine.runtime());
                var loader = engine.loader()) {
            Runnable load = () -> node.loading(loader)
                    .load(new LoadRequest(packed, Option.none(), List.of()), LoadListener.NONE, Cancellation.none())
                    .getOrElseThrow(failure -> new IllegalStateException(failure.message()))
                    .entries()
                    .forEach(entry ->
                            entry.outcome().getOrElseThrow(failure -> new IllegalStateException(failure.message())));
            load.run();
            var save = new ArrayList<>(engine.command("save", "-o", saved.toString()));
            images.forEach(image -> save.add(image.toString()));
            if (engine.name().equals("podman")) {
                save.add(engine.command("save").size(), "--multi-image-archive");
            }
            Programs.run(save);
            var loaded = engine.command("load", "-q", "-i", saved.toString()).toArray(String[]::new);
            images.forEach(engine::remove);
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                var first = round % 2 == 0;
                time(first ? load : () -> Programs.run(loaded), round < 0 ? new Samples() : first ? ours : theirs);
                images.forEach(engine::remove);
                time(first ? () -> Programs.run(loaded) : load, round < 0 ? new Samples() : first ? theirs : ours);
                images.forEach(engine::remove);
            }
        }
        Report.ratio(
                "load of " + IMAGES + " images, " + engine.name(),
                ours.millis(),
                engine.name() + " load " + theirs.millis(),
                ours.against(theirs),
                MARK);
    }

    private static void time(Runnable work, Samples samples) {
        samples.time(work);
    }

    private static Path packed(List<ImageReference> images, Path directory) {
        var layout = directory.resolve("layout");
        for (var image : images) {
            Programs.run(
                    "skopeo",
                    "copy",
                    "-q",
                    "--preserve-digests",
                    "--src-tls-verify=false",
                    "docker://" + image,
                    "oci:" + layout + ":" + image);
        }
        var packed = directory.resolve("packed.tar");
        Programs.run("tar", "cf", packed.toString(), "-C", layout.toString(), "oci-layout", "index.json", "blobs");
        return packed;
    }
}
