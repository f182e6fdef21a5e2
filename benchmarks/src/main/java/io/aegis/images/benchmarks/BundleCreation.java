package io.aegis.images.benchmarks;

import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A bundle of many images that share layers, by the command line, against skopeo copying the same ones into an OCI layout; and
 * how much memory a large one takes. A bundle is one file, and a layout becomes one when it is put into a tar.
 */
final class BundleCreation implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int IMAGES = 40;
    private static final int SHARED = 6;
    private static final double MARK = 1.0;
    private static final long LARGE_LAYER = 500_000_000;
    private static final long MARK_MEGABYTES = 256;

    @Override
    public void run() throws IOException, InterruptedException {
        var directory = Scratch.directory();
        try {
            many(directory);
            large(directory);
        } finally {
            Scratch.remove(directory);
        }
    }

    /** Each image has three of six shared layers, and one of its own. */
    private static void many(Path directory) throws IOException, InterruptedException {
        var registry = new RandomImages("bench/bundle");
        var shared = IntStream.range(0, SHARED)
                .mapToObj(number -> registry.layer(number, 8_000_000))
                .toList();
        var references = new ArrayList<ImageReference>();
        for (int number = 0; number < IMAGES; number++) {
            var layers = new ArrayList<Descriptor>();
            for (int layer = 0; layer < 3; layer++) {
                layers.add(shared.get((number + layer) % SHARED));
            }
            layers.add(registry.layer(100 + number, 1_500_000));
            references.add(registry.image("image-" + number, layers));
        }
        compare(directory, references);
    }

    private static void compare(Path directory, List<ImageReference> references)
            throws IOException, InterruptedException {
        var bundle = directory.resolve("bundle.tar");
        var layout = directory.resolve("layout");
        var packed = directory.resolve("layout.tar");
        var ours = new Samples();
        var copied = new Samples();
        var copiedAndPacked = new Samples();
        for (int round = -1; round < ROUNDS; round++) {
            var discarded = round < 0;
            execute(List.of("rm", "-rf", bundle.toString(), layout.toString(), packed.toString()));
            if (round % 2 == 0) {
                create(bundle, references, discarded ? new Samples() : ours);
            }
            long start = System.nanoTime();
            for (var reference : references) {
                copy(reference, layout);
            }
            long between = System.nanoTime();
            execute(List.of("tar", "-cf", packed.toString(), "-C", layout.toString(), "."));
            if (!discarded) {
                copied.add(between - start);
                copiedAndPacked.add(System.nanoTime() - start);
            }
            if (round % 2 != 0) {
                create(bundle, references, discarded ? new Samples() : ours);
            }
        }
        var what = "bundle create of " + IMAGES + " images";
        var skopeo = "skopeo copy × " + IMAGES + " into a layout";
        Report.ratio(what, ours.millis(), skopeo + " " + copied.millis(), ours.against(copied), MARK);
        Report.ratio(
                what,
                ours.millis(),
                skopeo + ", and tar, " + copiedAndPacked.millis(),
                ours.against(copiedAndPacked),
                MARK);
        bytes("bytes of that bundle", Files.size(bundle), "the layout's files", bytesBelow(layout));
        bytes("bytes of that bundle", Files.size(bundle), "the layout in a tar", Files.size(packed));
    }

    private static void bytes(String what, long ours, String instead, long theirs) {
        double ratio = (double) ours / theirs;
        Report.row(
                what,
                String.valueOf(ours),
                instead + " " + theirs,
                String.format(Locale.ROOT, "%.4f", ratio),
                "≤ " + MARK,
                ratio <= MARK);
    }

    private static void create(Path bundle, List<ImageReference> references, Samples samples)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        execute(creation(bundle, references));
        samples.add(System.nanoTime() - start);
    }

    private static void copy(ImageReference reference, Path layout) throws IOException, InterruptedException {
        execute(List.of(
                "skopeo",
                "copy",
                "-q",
                "--preserve-digests",
                "--src-tls-verify=false",
                "docker://" + reference,
                "oci:" + layout + ":" + reference.identifier()));
    }

    private static void large(Path directory) throws IOException, InterruptedException {
        var registry = new RandomImages("bench/large");
        var layers = IntStream.range(0, 4)
                .mapToObj(number -> registry.layer(200 + number, LARGE_LAYER))
                .toList();
        var process = start(creation(directory.resolve("large.tar"), List.of(registry.image("2", layers))));
        long kilobytes = 0;
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            kilobytes = Math.max(kilobytes, highWater(process.pid()));
        }
        mustHaveDone(process, "bundle create");
        long megabytes = kilobytes / 1024;
        Report.row(
                "resident memory of a bundle of one image of 2 GB",
                megabytes + " MB",
                "",
                megabytes + " MB",
                "≤ " + MARK_MEGABYTES + " MB",
                megabytes <= MARK_MEGABYTES);
    }

    /** In kilobytes, 0 when the process is gone. */
    private static long highWater(long process) {
        try (var lines = Files.lines(Path.of("/proc/" + process + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static List<String> creation(Path bundle, List<ImageReference> references) {
        var program = Objects.requireNonNull(System.getenv("AEGIS_IMAGES"), "start with benchmarks/run");
        return Stream.concat(
                        Stream.of(program, "bundle", "create", bundle.toString(), "--progress", "none"),
                        references.stream().map(ImageReference::toString))
                .toList();
    }

    private static long bytesBelow(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void execute(List<String> command) throws IOException, InterruptedException {
        var process = start(command);
        process.waitFor();
        mustHaveDone(process, String.join(" ", command.subList(0, Math.min(3, command.size()))));
    }

    private static void mustHaveDone(Process process, String what) {
        if (process.exitValue() != 0) {
            throw new IllegalStateException(what + ": exit code " + process.exitValue());
        }
    }

    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
