package io.aegis.images.contracts.registry;

import io.aegis.images.domain.content.ImageConfiguration;
import io.aegis.images.domain.content.Manifest;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small real image, made of random bytes: the same seed gives the same image. */
public final class TestImage {

    static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    private final Blob config;
    private final List<Blob> layers;
    private final List<Digest> diffIds;
    private final Blob manifest;
    private final Platform platform;
    private final long sizeBytes;

    private TestImage(Blob config, List<Blob> layers, List<Digest> diffIds, String architecture, long sizeBytes) {
        this.diffIds = diffIds;
        this.platform = new Platform("linux", architecture, Option.none());
        this.sizeBytes = sizeBytes;
        this.config = config;
        this.layers = layers;
        this.manifest = new Blob(
                MANIFEST,
                ("{\"schemaVersion\":2,\"mediaType\":\"" + MANIFEST + "\",\"config\":" + config.descriptor()
                                + ",\"layers\":["
                                + layers.stream().map(Blob::descriptor).collect(Collectors.joining(","))
                                + "]}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** For this machine's platform, of one layer of a kilobyte. */
    public static TestImage of(int seed) {
        return of(seed, platformOfThisMachine(), 1024);
    }

    /** An image with a layer that is small as it travels, and as large as this once it is unpacked. */
    public static TestImage inflating(int size) {
        return of(ThreadLocalRandom.current().nextInt(), platformOfThisMachine(), TestLayer::zeros, size);
    }

    /** An image that no runtime has seen before. */
    public static TestImage fresh(int... layerSizes) {
        return of(ThreadLocalRandom.current().nextInt(), platformOfThisMachine(), layerSizes);
    }

    public static TestImage of(int seed, String architecture, int... layerSizes) {
        return of(seed, architecture, TestLayer::random, layerSizes);
    }

    private static TestImage of(int seed, String architecture, TestLayer.Filling filling, int... layerSizes) {
        var archives = new ArrayList<byte[]>();
        for (int number = 0; number < layerSizes.length; number++) {
            archives.add(TestLayer.tar(file(seed, number), filling.bytes(seed * 31L + number, layerSizes[number])));
        }
        var config = "{\"Cmd\":[\"/file\"],\"Labels\":{\"seed\":\"%d\"}}".formatted(seed);
        return of(
                architecture,
                config,
                archives,
                Arrays.stream(layerSizes).asLongStream().sum());
    }

    /** What the file in a layer is called, of images that are made by seed. */
    public static String file(int seed, int layer) {
        return "file-" + seed + "-" + layer;
    }

    /**
     * An image with these layers.
     *
     * @param config how programs run in it, as JSON: {@code {"Env": ["PATH=/bin"]}}
     */
    public static TestImage holding(String architecture, String config, TestArchive... layers) {
        var archives = Stream.of(layers).map(TestArchive::tar).toList();
        return of(
                architecture,
                config,
                archives,
                archives.stream().mapToLong(tar -> tar.length).sum());
    }

    /** An image that has so many of this one's lowest layers, and above them one of its own. */
    public TestImage sharing(int lowest, int seed, int size) {
        var archive = TestLayer.tar(file(seed, 0), TestLayer.random(seed * 31L, size));
        var blobs = new ArrayList<>(layers.subList(0, lowest));
        blobs.add(new Blob(LAYER, TestLayer.gzip(archive)));
        var digests = new ArrayList<>(diffIds.subList(0, lowest));
        digests.add(Blob.sha256(archive));
        return of(platform.architecture(), "{\"Cmd\":[\"/file\"]}", blobs, digests, size);
    }

    private static TestImage of(String architecture, String config, List<byte[]> archives, long sizeBytes) {
        var layers = archives.stream()
                .map(tar -> new Blob(LAYER, TestLayer.gzip(tar)))
                .toList();
        return of(
                architecture,
                config,
                layers,
                archives.stream().map(Blob::sha256).toList(),
                sizeBytes);
    }

    private static TestImage of(
            String architecture, String config, List<Blob> layers, List<Digest> digests, long sizeBytes) {
        var diffIds = digests.stream().map(digest -> "\"" + digest + "\"").collect(Collectors.joining(","));
        var document =
                "{\"architecture\":\"%s\",\"os\":\"linux\",\"config\":%s,\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[%s]}}"
                        .formatted(architecture, config, diffIds);
        return new TestImage(
                new Blob(CONFIG, document.getBytes(StandardCharsets.UTF_8)), layers, digests, architecture, sizeBytes);
    }

    /** An index over images of several architectures. */
    public static Blob index(TestImage... images) {
        var entries = Stream.of(images)
                .map(image ->
                        image.manifest.descriptor().replaceFirst("}$", ",\"platform\":" + image.platformJson() + "}"))
                .collect(Collectors.joining(","));
        var json = "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[" + entries + "]}";
        return new Blob(INDEX, json.getBytes(StandardCharsets.UTF_8));
    }

    /** A tar archive with one file that nobody has seen before: what an engine imports as an image. */
    public static byte[] archive() {
        var seed = ThreadLocalRandom.current().nextInt();
        return TestLayer.tar("file-" + seed, TestLayer.random(seed, 1000));
    }

    /** As images name it: {@code amd64}. */
    public static String platformOfThisMachine() {
        var name = System.getProperty("os.arch");
        return name.equals("aarch64") ? "arm64" : name.equals("x86_64") ? "amd64" : name;
    }

    public Platform platform() {
        return platform;
    }

    public Blob config() {
        return config;
    }

    public List<Blob> layers() {
        return layers;
    }

    public Blob manifest() {
        return manifest;
    }

    /** What a reader makes of the manifest. */
    public Manifest.Image read() {
        return new Manifest.Image(
                MANIFEST,
                config.described(),
                layers.stream().map(Blob::described).toList());
    }

    /** What a reader makes of the configuration. */
    public ImageConfiguration configuration() {
        return new ImageConfiguration(platform, diffIds, Option.none());
    }

    /** What a reader makes of an {@link #index}. */
    public static Manifest.Index readIndex(TestImage... images) {
        return new Manifest.Index(
                INDEX,
                Stream.of(images)
                        .map(image -> new Manifest.Entry(
                                image.manifest.digest(),
                                MANIFEST,
                                "",
                                image.manifest.content().length,
                                Option.some(image.platform)))
                        .toList());
    }

    /** The image as a runtime holds it, apart from what it adds to the size. */
    public HeldImage held() {
        return new HeldImage(config.digest(), Option.some(manifest.digest()), platform, sizeBytes);
    }

    private String platformJson() {
        return "{\"os\":\"%s\",\"architecture\":\"%s\"}".formatted(platform.os(), platform.architecture());
    }
}
